package io.github.cancelaijob.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lent client's timeouts of single reads and writes. */
@ExtendWith(CiSimulatorExtension.class)
class StepTimeoutsTest {
  private final List<Integer> millis = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    // read, write, the request's: what holds
    "10000, 10000, PT10S,          0,     0",
    "10000, 10000, PT10.000001S,   10000, 10000",
    "500,   10000, PT1S,           500,   10000",
    "10000, 500,   PT1S,           10000, 500",
    "0,     10000, PT10S,          0,     0",
    "10000, 0,     PT10S,          0,     0",
    "0,     10000, PT11S,          0,     10000",
    "0,     0,     PT2562047H,     0,     0",
  })
  void hold_if_one_is_shorter_than_the_timeout_of_the_request(
      long read, long write, Duration timeout, int heldRead, int heldWrite, CiSimulator ci)
      throws Exception {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .readTimeout(Duration.ofMillis(read))
            .writeTimeout(Duration.ofMillis(write))
            .addInterceptor(
                chain -> {
                  millis.add(chain.readTimeoutMillis());
                  millis.add(chain.writeTimeoutMillis());
                  return chain.proceed(chain.request());
                })
            .build();
    TransportRequest request =
        TransportRequest.builder("PUT", ci.endpoint().cancelUri(JobId.of("a1")))
            .timeout(timeout)
            .build();
    HttpTransport transport = OkHttpTransport.using(client);

    // Unsigned, so refused.
    assertThat(transport.send(request).status()).isEqualTo(401);
    assertThat(transport.sendAsync(request).get().status()).isEqualTo(401);

    assertThat(millis).containsExactly(heldRead, heldWrite, heldRead, heldWrite);
  }

  @Test
  @Timeout(60)
  void end_an_exchange_before_its_own_timeout() {
    OkHttpClient client = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(300)).build();
    try (WireServer silent =
        WireServer.start((request, connection) -> connection.awaitPeerClose(50_000))) {
      TransportRequest request =
          TransportRequest.builder("PUT", URI.create("http://127.0.0.1:" + silent.port() + "/j"))
              .timeout(Duration.ofSeconds(50))
              .build();

      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> OkHttpTransport.using(client).send(request));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure).hasCauseInstanceOf(SocketTimeoutException.class);
    }
  }
}
