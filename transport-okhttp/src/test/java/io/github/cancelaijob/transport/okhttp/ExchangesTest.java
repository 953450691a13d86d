package io.github.cancelaijob.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
@ExtendWith(CiSimulatorExtension.class)
class ExchangesTest {
  private static TransportException failureOf(HttpTransport transport, TransportRequest request) {
    return catchThrowableOfType(TransportException.class, () -> transport.send(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/../b", "/a/./b", "/a/%2e%2e/b", "/b?x='y'"})
  void what_okhttp_would_rewrite_is_refused(String target, CiSimulator ci) {
    URI uri = ci.endpoint().cancelUri(JobId.of("a1")).resolve("/").resolve(target);
    URI literal = URI.create("http://" + uri.getRawAuthority() + target);

    try (HttpTransport transport = OkHttpTransport.create()) {
      TransportException failure =
          failureOf(transport, TransportRequest.builder("PUT", literal).build());

      assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
      assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
      assertThat(ci.requests()).isEmpty();
    }
  }

  @Test
  void a_shorter_call_timeout_of_the_client_applies() {
    OkHttpClient client = new OkHttpClient.Builder().callTimeout(Duration.ofMillis(200)).build();
    try (WireServer silent =
        WireServer.start((request, connection) -> connection.awaitPeerClose(60_000))) {
      TransportRequest patient =
          TransportRequest.builder("PUT", URI.create("http://127.0.0.1:" + silent.port() + "/"))
              .timeout(Duration.ofHours(1))
              .build();

      assertThat(failureOf(OkHttpTransport.using(client), patient).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void a_dispatcher_that_is_shut_down_is_a_closed_client(CiSimulator ci) {
    OkHttpClient client = new OkHttpClient();
    client.dispatcher().executorService().shutdown();
    TransportRequest request =
        TransportRequest.builder("PUT", ci.endpoint().cancelUri(JobId.of("a1"))).build();

    CompletionException failure =
        catchThrowableOfType(
            CompletionException.class,
            () -> OkHttpTransport.using(client).sendAsync(request).join());

    TransportException cause = (TransportException) failure.getCause();
    assertThat(cause.kind()).isEqualTo(Kind.CLOSED);
    assertThat(cause.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void the_clients_own_settings_stay() {
    OkHttpClient client = new OkHttpClient();
    OkHttpTransport.using(client);

    assertThat(
            Stream.of(
                client.followRedirects(),
                client.followSslRedirects(),
                client.networkInterceptors().isEmpty()))
        .containsOnly(true);
    assertThat(client.callTimeoutMillis()).isZero();
  }
}
