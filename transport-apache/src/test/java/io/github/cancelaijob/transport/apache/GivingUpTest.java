package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over connections from the pool, on which the client itself forgets what to cancel. */
@Timeout(30)
class GivingUpTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final BlockingQueue<Boolean> seen = new LinkedBlockingQueue<>();
  private final WireServer server = WireServer.start(this::answerTheFirst);
  private volatile boolean warm;

  @AfterEach
  void close() {
    server.close();
  }

  private void answerTheFirst(WireRequest request, WireConnection connection) throws IOException {
    if (!warm) {
      connection.write(Cancel.OK);
      return;
    }
    seen.add(true);
    seen.add(!connection.awaitPeerClose(60_000));
    throw new IOException("nothing more to say");
  }

  private void warmUp(HttpTransport transport) {
    transport.sendAsync(Cancel.within(LONG, server.port())).join();
    warm = true;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void canceling_an_owned_clients_exchange_ends_it(boolean mayInterrupt) throws Exception {
    try (HttpTransport transport = ApacheHttpTransport.create()) {
      warmUp(transport);
      CompletableFuture<TransportResponse> future =
          transport.sendAsync(Cancel.within(LONG, server.port()));
      assertThat(seen.take()).as("arrived").isTrue();

      future.cancel(mayInterrupt);

      assertThat(seen.take()).as("still open").isFalse();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void closing_ends_what_is_under_way() throws Exception {
    HttpTransport transport = ApacheHttpTransport.create();
    warmUp(transport);
    CompletableFuture<TransportResponse> future =
        transport.sendAsync(Cancel.within(LONG, server.port()));
    seen.take();

    transport.close();

    CompletionException failure = catchThrowableOfType(CompletionException.class, future::join);
    TransportException cause = (TransportException) failure.getCause();
    assertThat(cause.kind()).isEqualTo(Kind.CLOSED);
    assertThat(cause.delivery()).isEqualTo(Delivery.MAYBE_SENT);
    assertThat(seen.take()).as("still open").isFalse();
  }

  @Test
  void a_borrowed_client_gets_its_connection_back() throws Exception {
    PoolingAsyncClientConnectionManager pool =
        PoolingAsyncClientConnectionManagerBuilder.create().build();
    CloseableHttpAsyncClient client = HttpAsyncClients.custom().setConnectionManager(pool).build();
    client.start();
    try (HttpTransport transport = ApacheHttpTransport.using(client)) {
      warmUp(transport);
      CompletableFuture<TransportResponse> future =
          transport.sendAsync(Cancel.within(Duration.ofSeconds(1), server.port()));
      seen.take();

      future.cancel(true);

      assertThat(seen.take()).as("still open").isFalse();
      // With a pool of 5, a lost lease would show in the sixth call.
      warm = false;
      for (int i = 0; i < 6; i++) {
        transport.send(Cancel.within(LONG, server.port()));
      }
      assertThat(pool.getTotalStats().getLeased()).isZero();
    } finally {
      client.close(CloseMode.IMMEDIATE);
    }
  }
}
