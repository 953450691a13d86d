package io.github.cancelaijob.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many calls an owned client makes at once, and how long, is for its caller to say. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class OwnedClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  private static final int AT_ONCE = 16;
  private static final int WAVES = 5;

  // Answers nobody before all are there, each on a connection of its own.
  private final CyclicBarrier allThere = new CyclicBarrier(AT_ONCE);
  private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

  @ParameterizedTest(name = "async: {0}")
  @ValueSource(booleans = {false, true})
  void many_calls_run_at_once_and_keep_their_connections(boolean async) throws Exception {
    try (WireServer server = WireServer.start(this::answer);
        HttpTransport transport = OkHttpTransport.create()) {
      TransportRequest request = TransportRequest.builder("PUT", cancel(server)).build();
      for (int wave = 0; wave < WAVES; wave++) {
        for (Future<TransportResponse> call : wave(transport, request, async)) {
          assertThat(call.get().status()).isEqualTo(200);
        }
      }
      assertThat(server.connections()).isEqualTo(AT_ONCE);
    }
    callers.shutdown();
  }

  @Test
  void an_answer_may_take_as_long_as_the_request_says() throws Exception {
    // By default, OkHttp reads for 10 s.
    try (WireServer server = WireServer.start(OwnedClientTest::answerLate);
        HttpTransport transport = OkHttpTransport.create()) {
      TransportRequest request =
          TransportRequest.builder("PUT", cancel(server)).timeout(Duration.ofSeconds(40)).build();
      assertThat(transport.send(request).status()).isEqualTo(200);
    }
  }

  @Test
  void an_answer_that_takes_longer_is_given_up() {
    try (WireServer server = WireServer.start(OwnedClientTest::answerLate);
        HttpTransport transport = OkHttpTransport.create()) {
      TransportRequest request =
          TransportRequest.builder("PUT", cancel(server)).timeout(Duration.ofMillis(300)).build();
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> transport.send(request));
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  private static URI cancel(WireServer server) {
    return URI.create("http://127.0.0.1:" + server.port() + "/ai_jobs/a1?cancel");
  }

  private static void answerLate(WireRequest request, WireConnection connection)
      throws IOException {
    if (!connection.awaitPeerClose(10_500)) {
      connection.write(OK);
    }
  }

  private List<Future<TransportResponse>> wave(
      HttpTransport transport, TransportRequest request, boolean async) {
    List<Future<TransportResponse>> calls = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      calls.add(
          async ? transport.sendAsync(request) : callers.submit(() -> transport.send(request)));
    }
    return calls;
  }

  private void answer(WireRequest request, WireConnection connection) throws IOException {
    try {
      allThere.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException("only some of the calls have come", e);
    }
    connection.write(OK);
  }
}
