package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExchangesTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void an_abort_is_an_interrupt_only_to_an_interrupted_thread() {
    assertThat(Exchanges.kindOf(new InterruptedIOException("Connection already shutdown")))
        .isEqualTo(Kind.CANCELED);
    assertThat(Exchanges.kindOf(new SocketTimeoutException("Read timed out")))
        .isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void an_interrupt_counts_more_than_the_deadline_it_waits_for() throws Exception {
    Thread caller = Thread.currentThread();
    try (WireServer silent =
            WireServer.start(
                (request, connection) -> {
                  caller.interrupt();
                  connection.awaitPeerClose(60_000);
                });
        CloseableHttpClient client = HttpClients.createDefault()) {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> ApacheHttpTransport.using(client).send(Cancel.within(SHORT, silent.port())));

      assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
      assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
      assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_SENT);
    }
  }

  @Test
  void a_port_that_is_none_is_no_request() throws Exception {
    try (CloseableHttpClient classic = HttpClients.createDefault();
        CloseableHttpAsyncClient async = HttpAsyncClients.createDefault()) {
      async.start();

      isNoRequest(ApacheHttpTransport.using(classic));
      isNoRequest(ApacheHttpTransport.using(async));
    }
  }

  private static void isNoRequest(ApacheHttpTransport transport) {
    TransportException failure =
        catchThrowableOfType(
            TransportException.class, () -> transport.send(Cancel.within(LONG, 65_536)));

    assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void a_pool_without_a_free_connection_sends_nothing() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch arrived = new CountDownLatch(1);
    PoolingHttpClientConnectionManager pool =
        PoolingHttpClientConnectionManagerBuilder.create().setMaxConnTotal(1).build();
    try (WireServer server =
            WireServer.start(
                (request, connection) -> {
                  arrived.countDown();
                  awaitQuietly(done);
                  connection.write(Cancel.OK);
                });
        CloseableHttpClient client = HttpClients.custom().setConnectionManager(pool).build()) {
      ApacheHttpTransport transport = ApacheHttpTransport.using(client);
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> statusOf(transport, server.port()));
      arrived.await();

      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> transport.send(Cancel.within(SHORT, server.port())));
      done.countDown();

      assertThat(failure.kind()).isIn(Kind.POOL, Kind.TIMEOUT);
      assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
      assertThat(first.join()).isEqualTo(200);
      assertThat(transport.send(Cancel.within(LONG, server.port())).status()).isEqualTo(200);
      assertThat(server.drain()).hasSize(2);
    }
  }

  @Test
  void a_client_that_is_not_running_is_closed() {
    CloseableHttpAsyncClient neverStarted = HttpAsyncClients.createDefault();

    CompletionException failure =
        catchThrowableOfType(
            CompletionException.class,
            () -> ApacheHttpTransport.using(neverStarted).sendAsync(Cancel.within(LONG, 1)).join());

    TransportException cause = (TransportException) failure.getCause();
    assertThat(cause.kind()).isEqualTo(Kind.CLOSED);
    assertThat(cause.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  private static int statusOf(ApacheHttpTransport transport, int port) {
    try {
      return transport.send(Cancel.within(LONG, port)).status();
    } catch (TransportException e) {
      throw new CompletionException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
