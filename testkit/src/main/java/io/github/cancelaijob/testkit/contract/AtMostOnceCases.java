package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * T11, T15, T22 and T33-T41: one call is one request, the one that was given, whatever the client
 * would rather do.
 */
abstract class AtMostOnceCases extends ContractCases {
  AtMostOnceCases(ContractSubject subject) {
    super(subject);
  }

  @Test
  final void t11_authorization_arrives_despite_authenticators() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    exchange(cancel(server));

    assertThat(everythingSentTo(server))
        .flatExtracting(request -> request.header("Authorization"))
        .containsExactly(AUTHORIZATION);
  }

  @Test
  final void t15_cookies_are_not_kept() throws Exception {
    WireServer server = server(ContractAnswer.always(200, "Set-Cookie: kept=1; Path=/"));
    exchange(cancel(server));
    exchange(cancel(server));

    assertThat(everythingSentTo(server))
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.header("Cookie")).isEmpty());
  }

  @Test
  final void t22_401_without_challenge_is_returned() throws Exception {
    isReturned(401);
  }

  @Test
  final void t22_401_with_challenge_is_returned() throws Exception {
    isReturned(401, "WWW-Authenticate: Basic realm=\"jobs\"");
  }

  @Test
  final void t33_503_is_not_retried() throws Exception {
    isReturned(503);
  }

  @Test
  final void t33_503_is_not_retried_at_once() throws Exception {
    isReturned(503, "Retry-After: 0");
  }

  @Test
  final void t33_503_is_not_retried_after_seconds() throws Exception {
    isReturned(503, "Retry-After: 2");
  }

  @Test
  final void t33_503_is_not_retried_after_a_date() throws Exception {
    isReturned(503, "Retry-After: Tue, 14 Nov 2023 22:13:20 GMT");
  }

  @Test
  final void t34_429_is_not_retried() throws Exception {
    isReturned(429, "Retry-After: 0");
  }

  @Test
  final void t35_408_is_not_retried() throws Exception {
    isReturned(408);
  }

  @Test
  final void t36_421_is_not_retried() throws Exception {
    isReturned(421);
  }

  @Test
  final void t37_closed_fresh_connection_is_not_replaced() throws Exception {
    fails(server((request, connection) -> connection.close()));
  }

  @Test
  final void t37_reset_fresh_connection_is_not_replaced() throws Exception {
    fails(server((request, connection) -> connection.reset()));
  }

  @Test
  final void t38_closed_pooled_connection_is_not_replaced() throws Exception {
    failsOnPooledConnection(WireConnection::close);
  }

  @Test
  final void t38_reset_pooled_connection_is_not_replaced() throws Exception {
    failsOnPooledConnection(WireConnection::reset);
  }

  @Test
  final void t39_301_on_the_same_origin_is_returned() throws Exception {
    redirectOnSameOriginIsReturned(301);
  }

  @Test
  final void t39_302_on_the_same_origin_is_returned() throws Exception {
    redirectOnSameOriginIsReturned(302);
  }

  @Test
  final void t39_303_on_the_same_origin_is_returned() throws Exception {
    redirectOnSameOriginIsReturned(303);
  }

  @Test
  final void t39_307_on_the_same_origin_is_returned() throws Exception {
    redirectOnSameOriginIsReturned(307);
  }

  @Test
  final void t39_308_on_the_same_origin_is_returned() throws Exception {
    redirectOnSameOriginIsReturned(308);
  }

  @Test
  final void t40_301_to_another_origin_is_returned() throws Exception {
    redirectToAnotherOriginIsReturned(301);
  }

  @Test
  final void t40_302_to_another_origin_is_returned() throws Exception {
    redirectToAnotherOriginIsReturned(302);
  }

  @Test
  final void t40_303_to_another_origin_is_returned() throws Exception {
    redirectToAnotherOriginIsReturned(303);
  }

  @Test
  final void t40_307_to_another_origin_is_returned() throws Exception {
    redirectToAnotherOriginIsReturned(307);
  }

  @Test
  final void t40_308_to_another_origin_is_returned() throws Exception {
    redirectToAnotherOriginIsReturned(308);
  }

  private void isReturned(int status, String... fields) throws Exception {
    WireServer server = server(ContractAnswer.always(status, fields));
    TransportResponse response = exchange(cancel(server));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().first("x-ci-request-id")).hasValue(ContractAnswer.REQUEST_ID);
    wasSentOnce(server);
  }

  private void redirectOnSameOriginIsReturned(int status) throws Exception {
    WireServer server =
        server(
            (request, connection) ->
                (request.target().equals(TARGET)
                        ? ContractAnswer.always(status, "Location: /elsewhere")
                        : ContractAnswer.always(200))
                    .handle(request, connection));
    TransportResponse response = exchange(cancel(server));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().first("Location")).hasValue("/elsewhere");
    wasSentOnce(server);
  }

  private void redirectToAnotherOriginIsReturned(int status) throws Exception {
    WireServer other = server(ContractAnswer.always(200));
    String location = uri(other, TARGET).toString();
    WireServer server = server(ContractAnswer.always(status, "Location: " + location));
    TransportResponse response = exchange(cancel(server));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().first("Location")).hasValue(location);
    wasSentOnce(server);
    assertThat(everythingSentTo(other)).isEmpty();
    assertThat(other.connections()).isZero();
  }

  private void fails(WireServer server) throws Exception {
    exchangeFails(cancel(server), Kind.CONNECTION_LOST);
    wasSentOnce(server);
  }

  private void failsOnPooledConnection(Breaking breaking) throws Exception {
    WireServer server = server(afterTheFirst((request, connection) -> breaking.apply(connection)));
    TransportRequest first = put(uri(server, "/first")).build();
    exchange(first);
    exchangeFails(cancel(server), Kind.CONNECTION_LOST);

    assertThat(everythingSentTo(server))
        .extracting(request -> request.target() + " over connection " + request.connection())
        .containsExactly("/first over connection 1", TARGET + " over connection 1");
  }

  private void wasSentOnce(WireServer server) throws Exception {
    assertThat(everythingSentTo(server))
        .singleElement()
        .satisfies(
            request -> assertThat(request.requestLine()).isEqualTo("PUT " + TARGET + " HTTP/1.1"),
            request -> assertThat(request.header("Authorization")).containsExactly(AUTHORIZATION),
            request -> assertThat(request.header("Content-Length")).containsExactly("0"));
  }

  private interface Breaking {
    void apply(WireConnection connection) throws IOException;
  }
}
