package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.time.Duration;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What isn't tamed stays as the client's owner has set it. */
@org.junit.jupiter.api.Timeout(30)
class ConfigTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final RequestConfig IMPATIENT =
      RequestConfig.custom().setResponseTimeout(Timeout.ofMilliseconds(200)).build();

  private final WireServer silent =
      WireServer.start((request, connection) -> connection.awaitPeerClose(60_000));

  @AfterEach
  void close() {
    silent.close();
  }

  @Test
  void a_shorter_timeout_of_a_classic_client_applies() throws Exception {
    try (CloseableHttpClient client =
        HttpClients.custom().setDefaultRequestConfig(IMPATIENT).build()) {
      isTimeout(ApacheHttpTransport.using(client));
    }
  }

  @Test
  void a_shorter_timeout_of_an_asynchronous_client_applies() throws Exception {
    try (CloseableHttpAsyncClient client =
        HttpAsyncClients.custom().setDefaultRequestConfig(IMPATIENT).build()) {
      client.start();
      isTimeout(ApacheHttpTransport.using(client));
    }
  }

  private void isTimeout(ApacheHttpTransport transport) {
    TransportException failure =
        catchThrowableOfType(
            TransportException.class, () -> transport.send(Cancel.within(LONG, silent.port())));

    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
  }
}
