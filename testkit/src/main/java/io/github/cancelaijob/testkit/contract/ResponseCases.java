package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T18-T28: a complete answer is returned, whatever it says and however it is framed. */
abstract class ResponseCases extends ContractCases {
  private static final String CANCELED = ContractAnswer.head(200, 0);
  private static final String ERROR =
      "<?xml version='1.0' encoding='utf-8' ?>\r\n<Error>\r\n\t<Code>AccessDenied</Code>\r\n"
          + "\t<Message>\u62d2\u7edd\u8bbf\u95ee \ud83d\ude80 \u00e9</Message>\r\n</Error>\r\n";

  ResponseCases(ContractSubject subject) {
    super(subject);
  }

  @Test
  final void t18_length_zero_is_an_empty_body() throws Exception {
    isEmpty200(answerTo(CANCELED));
  }

  @Test
  final void t19_no_length_and_no_bytes_is_an_empty_body() throws Exception {
    isEmpty200(answerToUntilClose("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
  }

  @Test
  final void t19_no_length_is_a_body_until_the_end() throws Exception {
    TransportResponse response =
        answerToUntilClose("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<Response/>");

    assertThat(response.body()).asString(UTF_8).isEqualTo("<Response/>");
    assertThat(response.truncated()).isFalse();
  }

  @Test
  final void t20_empty_chunked_body_frees_the_connection() throws Exception {
    isFollowedByAnotherOnTheSameConnection(
        200, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
  }

  @Test
  final void t20_204_frees_the_connection() throws Exception {
    isFollowedByAnotherOnTheSameConnection(204, "HTTP/1.1 204 No Content\r\n\r\n");
  }

  @Test
  final void t21_error_statuses_are_returned() {
    assertAll(
        IntStream.of(400, 401, 403, 404, 409, 411, 412, 429, 500, 502, 503)
            .mapToObj(status -> () -> errorIsReturned(status)));
  }

  @Test
  final void t23_407_of_a_proxy_ends_the_call() throws Exception {
    WireServer origin = server(ContractAnswer.always(200));
    endsWithoutLoop(uri(origin, TARGET));

    assertThat(everythingSentTo(origin)).isEmpty();
  }

  @Test
  final void t23_407_of_a_tunnel_ends_the_call() throws Exception {
    WireRequest request = endsWithoutLoop(URI.create("https://jobs.invalid" + TARGET));

    assertThat(request.requestLine()).isEqualTo("CONNECT jobs.invalid:443 HTTP/1.1");
    assertThat(request.header("Authorization")).isEmpty();
  }

  @Test
  final void t24_error_body_is_intact() throws Exception {
    WireServer server =
        server((request, connection) -> ContractAnswer.write(connection, 403, ERROR));
    TransportResponse response = exchange(cancel(server));

    assertThat(response.body()).isEqualTo(ERROR.getBytes(UTF_8));
    assertThat(response.truncated()).isFalse();
  }

  @Test
  final void t24_chunked_error_body_is_intact() throws Exception {
    TransportResponse response =
        answerTo(
            "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5\r\n<Erro\r\nb;ext=1\r\nr></Error>\n\r\n0\r\nx-trailer: 1\r\n\r\n");

    assertThat(response.body()).asString(UTF_8).isEqualTo("<Error></Error>\n");
  }

  @Test
  final void t25_headers_are_found_in_any_case() throws Exception {
    TransportResponse response =
        answerTo("HTTP/1.1 200 OK\r\nX-Ci-REQUEST-Id: FAKE\r\nContent-Length: 0\r\n\r\n");

    assertThat(response.headers().first("x-ci-request-id")).hasValue("FAKE");
    assertThat(response.headers().first("X-CI-Request-ID")).hasValue("FAKE");
  }

  @Test
  final void t25_repeated_headers_are_all_kept() throws Exception {
    TransportResponse response =
        answerTo(
            "HTTP/1.1 200 OK\r\nx-many: b\r\nx-other: 1\r\nX-Many: a, c\r\nContent-Length: 0\r\n\r\n");

    assertThat(response.headers().all("x-many")).containsExactly("b", "a, c");
  }

  @Test
  final void t26_reason_phrase_may_be_empty() throws Exception {
    assertThat(answerTo("HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n").status()).isEqualTo(404);
  }

  @Test
  final void t26_reason_phrase_may_be_missing() throws Exception {
    assertThat(answerTo("HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n").status()).isEqualTo(404);
  }

  @Test
  final void t27_100_is_skipped() throws Exception {
    interimAnswersAreSkipped("HTTP/1.1 100 Continue\r\n\r\n");
  }

  @Test
  final void t27_102_is_skipped() throws Exception {
    interimAnswersAreSkipped("HTTP/1.1 102 Processing\r\n\r\n");
  }

  @Test
  final void t27_103_is_skipped() throws Exception {
    interimAnswersAreSkipped("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n");
  }

  @Test
  final void t27_100_and_103_are_skipped() throws Exception {
    interimAnswersAreSkipped(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
  }

  @Test
  final void t27_a_storm_of_interim_answers_ends_the_call() throws Exception {
    try {
      String storm = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(5_000);
      assertThat(answerTo(storm + CANCELED).status()).isEqualTo(200);
    } catch (TransportException e) {
      // Whoever counts may have had enough.
      assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT);
    }
  }

  @Test
  final void t28_gzip_is_decoded_unasked() throws Exception {
    byte[] zipped = ContractAnswer.gzip(ERROR.getBytes(UTF_8));
    WireServer server =
        server(
            (request, connection) ->
                ContractAnswer.write(connection, 403, zipped, "Content-Encoding: gzip"));
    TransportResponse response = exchange(cancel(server));

    assertThat(response.body()).asString(UTF_8).isEqualTo(ERROR);
    assertThat(response.truncated()).isFalse();
    assertThat(response.headers().all("Content-Encoding")).isEmpty();
  }

  @Test
  final void t28_gzip_without_bytes_is_an_empty_body() throws Exception {
    isEmpty200(answerTo(ContractAnswer.head(200, 0, "Content-Encoding: gzip")));
  }

  private TransportResponse answerTo(String answer) throws Exception {
    return exchange(cancel(server((request, connection) -> connection.write(answer))));
  }

  private TransportResponse answerToUntilClose(String answer) throws Exception {
    return exchange(
        cancel(
            server(
                (request, connection) -> {
                  connection.write(answer);
                  connection.close();
                })));
  }

  private static void isEmpty200(TransportResponse response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.truncated()).isFalse();
  }

  private void isFollowedByAnotherOnTheSameConnection(int status, String answer) throws Exception {
    WireServer server = server((request, connection) -> connection.write(answer));
    for (int i = 0; i < 2; i++) {
      TransportResponse response = exchange(cancel(server));
      assertThat(response.status()).isEqualTo(status);
      assertThat(response.body()).isEmpty();
    }

    assertThat(server.connections()).isOne();
  }

  private void errorIsReturned(int status) throws Exception {
    WireServer server =
        server((request, connection) -> ContractAnswer.write(connection, status, ERROR));
    TransportResponse response = exchange(cancel(server));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).asString(UTF_8).isEqualTo(ERROR);
    assertThat(response.headers().first("x-ci-request-id")).hasValue(ContractAnswer.REQUEST_ID);
  }

  private WireRequest endsWithoutLoop(URI uri) throws Exception {
    WireServer proxy =
        server(ContractAnswer.always(407, "Proxy-Authenticate: Basic realm=\"proxy\""));
    useProxy(proxy);
    try {
      assertThat(exchange(put(uri).build()).status()).isEqualTo(407);
    } catch (TransportException refused) {
      // As good as the answer: what matters is that the call ends.
    }
    List<WireRequest> requests = everythingSentTo(proxy);
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  private void interimAnswersAreSkipped(String interim) throws Exception {
    try {
      assertThat(answerTo(interim + CANCELED).status()).isEqualTo(200);
    } catch (TransportException e) {
      assertThat(can(Capability.INTERIM_RESPONSES)).as("%s", e).isFalse();
      assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT);
    }
  }
}
