package io.github.cancelaijob.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a factory does that isn't told to leave it. */
@Timeout(30)
class CallFactoryTest {
  private int status = 200;
  private final WireServer server = WireServer.start(this::answer);

  @AfterEach
  void close() {
    server.close();
  }

  private void answer(WireRequest request, WireConnection connection) throws IOException {
    connection.write(
        request.target().equals("/elsewhere")
            ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            : "HTTP/1.1 " + status + " Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303})
  void a_redirect_that_was_followed_is_no_success(int redirect) {
    status = redirect;

    isNotTheAnswer(
        catchThrowableOfType(
            TransportException.class, () -> OkHttpTransport.using(anyFactory()).send(request())));
    assertThat(server.requests()).extracting(WireRequest::method).containsExactly("PUT", "GET");
  }

  @Test
  void a_redirect_followed_meanwhile_is_no_success() {
    status = 302;

    CompletionException failure =
        catchThrowableOfType(
            CompletionException.class,
            () -> OkHttpTransport.using(anyFactory()).sendAsync(request()).join());
    isNotTheAnswer((TransportException) failure.getCause());
  }

  @Test
  void an_answer_to_another_method_is_no_success() {
    OkHttpClient client = new OkHttpClient();
    Call.Factory asksInstead = request -> client.newCall(request.newBuilder().get().build());
    HttpTransport transport = OkHttpTransport.using(asksInstead);

    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> transport.send(request()));

    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  private static void isNotTheAnswer(TransportException failure) {
    assertThat(failure).hasMessageContaining("followRedirects(false)");
    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_SENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void a_redirect_that_would_repeat_the_body_is_not_followed(int redirect) throws Exception {
    status = redirect;

    assertThat(OkHttpTransport.using(anyFactory()).send(request()).status()).isEqualTo(redirect);
    assertThat(server.drain()).hasSize(1);
  }

  @Test
  void a_factory_that_is_a_client_is_told_not_to_redirect() throws Exception {
    status = 302;
    Call.Factory client = new OkHttpClient();

    assertThat(OkHttpTransport.using(client).send(request()).status()).isEqualTo(302);
    assertThat(server.drain()).hasSize(1);
  }

  @Test
  void a_call_that_is_made_twice_is_sent_once() throws Exception {
    OkHttpClient client = new OkHttpClient();
    Call.Factory sendsItBefore =
        request -> {
          try {
            client.newCall(request).execute().close();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return client.newCall(request);
        };
    HttpTransport transport = OkHttpTransport.using(sendsItBefore);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> transport.send(request()))
        .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT));
    assertThat(server.drain()).hasSize(1);
  }

  @Test
  void a_get_that_is_lost_may_have_been_sent() throws Exception {
    try (WireServer closing = WireServer.start((request, connection) -> connection.close())) {
      TransportRequest get =
          TransportRequest.builder("GET", URI.create("http://127.0.0.1:" + closing.port() + "/j"))
              .build();

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> OkHttpTransport.using(anyFactory()).send(get))
          .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT));
    }
  }

  private static Call.Factory anyFactory() {
    OkHttpClient client = new OkHttpClient();
    return request -> client.newCall(request.newBuilder().tag(String.class, "traced").build());
  }

  private TransportRequest request() {
    return TransportRequest.builder(
            "PUT", URI.create("http://127.0.0.1:" + server.port() + "/ai_jobs/a1?cancel"))
        .header("Authorization", "q-signature=fake")
        .build();
  }
}
