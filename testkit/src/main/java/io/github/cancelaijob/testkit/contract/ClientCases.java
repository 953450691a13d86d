package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.net.PasswordAuthentication;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** T69 and T71: the trust, the certificate, the interceptors and the proxy of a client apply. */
abstract class ClientCases extends ContractCases {
  private static final String JOBS = "jobs.test";
  private static final String CREDENTIALS = "Basic dXNlcjpmYWtlLXBhc3N3b3Jk";

  ClientCases(ContractSubject subject) {
    super(subject);
  }

  @Test
  final void t69_the_clients_trust_applies() throws Exception {
    useClient(TlsFixture.trusting(), Capability.TLS_CONTEXT);
    WireServer server = tlsServer(TlsFixture.server("127.0.0.1"));
    assertThat(exchange(put(tlsUri(server)).build()).status()).isEqualTo(200);

    assertThat(everythingSentTo(server)).singleElement().satisfies(ClientCases::isTheRequest);
  }

  @Test
  final void t69_the_clients_certificate_is_shown() throws Exception {
    useClient(TlsFixture.certified(), Capability.TLS_CONTEXT);
    WireServer server = tlsServer(TlsFixture.mutual("127.0.0.1"));

    assertThat(exchange(put(tlsUri(server)).build()).status()).isEqualTo(200);
    assertThat(everythingSentTo(server)).hasSize(1);
  }

  @Test
  final void t69_a_missing_certificate_ends_the_call() throws Exception {
    useClient(TlsFixture.trusting(), Capability.TLS_CONTEXT);
    WireServer server = tlsServer(TlsFixture.mutual("127.0.0.1"));
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> exchange(put(tlsUri(server)).build()));

    // With TLS 1.3, the client learns of it only when it has sent the request.
    assertThat(failure.kind()).as("%s", failure).isIn(Kind.TLS, Kind.CONNECTION_LOST);
    assertThat(everythingSentTo(server)).isEmpty();
  }

  @Test
  final void t69_a_lost_tls_connection_is_told() throws Exception {
    useClient(TlsFixture.trusting(), Capability.TLS_CONTEXT);
    WireServer server =
        server(TlsFixture.server("127.0.0.1"), (request, connection) -> connection.reset());

    exchangeFails(put(tlsUri(server)).build(), Kind.CONNECTION_LOST);
    assertThat(everythingSentTo(server)).hasSize(1);
  }

  @Test
  final void t69_no_answer_over_tls_ends_by_the_deadline() throws Exception {
    useClient(TlsFixture.trusting(), Capability.TLS_CONTEXT);
    Holding holding = Holding.silently();
    WireServer server = server(TlsFixture.server("127.0.0.1"), afterTheFirst(holding));
    exchange(put(tlsUri(server).resolve("/first")).build());

    exchangeFails(put(tlsUri(server)).timeout(soon()).build(), Kind.TIMEOUT);
    assertThat(holding.wasClosedByPeer()).isTrue();
  }

  @Test
  final void t69_the_clients_interceptor_applies() throws Exception {
    useInterceptor(() -> "00-fake");
    WireServer server = server(ContractAnswer.always(200));
    exchange(cancel(server));

    assertThat(everythingSentTo(server))
        .singleElement()
        .satisfies(ClientCases::isTheRequest)
        .satisfies(request -> assertThat(request.header("traceparent")).containsExactly("00-fake"));
  }

  @Test
  final void t71_a_proxy_gets_the_absolute_form() throws Exception {
    WireServer proxy = server(ContractAnswer.always(200));
    useProxy(proxy);
    exchange(put(URI.create("http://jobs.invalid" + TARGET)).build());

    assertThat(everythingSentTo(proxy))
        .extracting(WireRequest::requestLine)
        .containsExactly("PUT http://jobs.invalid" + TARGET + " HTTP/1.1");
  }

  @Test
  final void t71_a_tunnel_carries_the_request() throws Exception {
    WireServer origin = tlsServer(TlsFixture.server(JOBS));
    WireServer proxy = server((request, connection) -> open(connection, origin));
    useTunnel(proxy);
    assertThat(exchange(throughTunnel()).status()).isEqualTo(200);

    // The tunnel ends with the origin's end of it.
    assertThat(everythingSentTo(origin)).singleElement().satisfies(ClientCases::isTheRequest);
    assertThat(proxy.drain()).singleElement().satisfies(ClientCases::isTheTunnel);
  }

  @Test
  final void t71_a_refused_tunnel_sends_nothing() throws Exception {
    WireServer proxy = server(ContractAnswer.always(403));
    useTunnel(proxy);
    try {
      assertThat(exchange(throughTunnel()).status()).isEqualTo(403);
    } catch (TransportException refused) {
      // As good as the answer: it can't be taken for the service's.
    }

    assertThat(everythingSentTo(proxy)).singleElement().satisfies(ClientCases::isTheTunnel);
  }

  @Test
  final void t71_a_tunnel_that_stalls_ends_unsent() {
    Holding holding = Holding.silently();
    useTunnel(server(holding));

    exchangeFailsUnsent(put(tunnelUri()).timeout(soon()).build(), Kind.TIMEOUT);
    assertThat(holding.wasClosedByPeer()).isTrue();
  }

  @Test
  final void t71_a_proxy_gets_its_credentials_and_nobody_else() throws Exception {
    WireServer origin = tlsServer(TlsFixture.server(JOBS));
    WireServer proxy =
        server(
            (request, connection) -> {
              if (request.header("Proxy-Authorization").contains(CREDENTIALS)) {
                open(connection, origin);
              } else {
                ContractAnswer.write(
                    connection, 407, new byte[0], "Proxy-Authenticate: Basic realm=\"proxy\"");
              }
            });
    useClient(
        TlsFixture.trusting().withProxy(addressOf(proxy)).withProxyCredentials(credentials()),
        Capability.PROXY,
        Capability.TLS_CONTEXT,
        Capability.PROXY_AUTHENTICATION);
    assertThat(exchange(throughTunnel()).status()).isEqualTo(200);

    assertThat(everythingSentTo(origin))
        .singleElement()
        .satisfies(ClientCases::isTheRequest)
        .satisfies(request -> assertThat(request.header("Proxy-Authorization")).isEmpty());
    // Some stacks show them before they are asked to.
    assertThat(proxy.drain()).hasSizeLessThan(3).allSatisfy(ClientCases::isTheTunnel);
  }

  private void useTunnel(WireServer proxy) {
    useClient(
        TlsFixture.trusting().withProxy(addressOf(proxy)),
        Capability.PROXY,
        Capability.TLS_CONTEXT);
  }

  private static TransportRequest throughTunnel() {
    return put(tunnelUri()).header("x-ci-security-token", "FAKE-TOKEN").build();
  }

  private static URI tunnelUri() {
    return URI.create("https://" + JOBS + TARGET);
  }

  private static PasswordAuthentication credentials() {
    return new PasswordAuthentication("user", "fake-password".toCharArray());
  }

  private static void open(WireConnection connection, WireServer origin) throws IOException {
    connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
    connection.tunnelTo(origin.port());
  }

  private static void isTheTunnel(WireRequest request) {
    assertThat(request.requestLine()).isEqualTo("CONNECT " + JOBS + ":443 HTTP/1.1");
    assertThat(request.header("Authorization")).isEmpty();
    assertThat(request.header("x-ci-security-token")).isEmpty();
  }

  private static void isTheRequest(WireRequest request) {
    assertThat(request.requestLine()).isEqualTo("PUT " + TARGET + " HTTP/1.1");
    assertThat(request.header("Authorization")).containsExactly(AUTHORIZATION);
    assertThat(request.header("Content-Length")).containsExactly("0");
  }
}
