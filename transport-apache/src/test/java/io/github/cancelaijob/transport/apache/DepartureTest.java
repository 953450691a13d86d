package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DepartureTest {
  /** More than the client's buffer holds. */
  private static final String TOKEN = "t".repeat(16 * 1024);

  private final WireServer server = WireServer.start((request, connection) -> connection.close());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_classic_interceptor_sends_nothing_the_second_time() throws Exception {
    try (CloseableHttpClient client =
        HttpClients.custom().addExecInterceptorFirst("twice", HostileClients::callTwice).build()) {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> ApacheHttpTransport.using(client).send(Cancel.with(TOKEN, server.port())));

      assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_SENT);
      assertThat(server.drain()).hasSize(1);
    }
  }

  @Test
  void a_client_of_our_own_sends_nothing_that_was_called_off_meanwhile() throws Exception {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .addExecInterceptorLast(
                "call off",
                (request, body, scope, chain, callback) -> {
                  ((TamedContext) scope.clientContext).departure.delivery();
                  chain.proceed(request, body, scope, callback);
                })
            .addExecInterceptorLast("leave", OwnSteps::leave)
            .build();
    client.start();
    try {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () ->
                  AsyncTransport.over(client)
                      .send(Cancel.within(Duration.ofSeconds(10), server.port())));

      assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
      assertThat(server.drain()).isEmpty();
    } finally {
      client.close(CloseMode.IMMEDIATE);
    }
  }

  @Test
  void a_name_that_is_found_too_late_sends_nothing() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CloseableHttpAsyncClient client = clientThatResolvesAfter(late);
    try {
      // The client looks names up on its caller's thread.
      CompletableFuture<CompletableFuture<TransportResponse>> started = new CompletableFuture<>();
      CompletableFuture<TransportResponse> outcome =
          CompletableFuture.supplyAsync(
                  () ->
                      ApacheHttpTransport.using(client)
                          .sendAsync(Cancel.within(Duration.ofMillis(100), server.port())))
              .thenCompose(
                  future -> {
                    started.complete(future);
                    return future;
                  });
      new CompletableFuture<Void>()
          .completeOnTimeout(null, 300, java.util.concurrent.TimeUnit.MILLISECONDS)
          .thenRun(late::countDown);

      CompletionException failure = catchThrowableOfType(CompletionException.class, outcome::join);

      TransportException cause = (TransportException) failure.getCause();
      assertThat(cause.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(cause.delivery()).isEqualTo(Delivery.NOT_SENT);
      started.join();
      assertThat(server.drain()).isEmpty();
    } finally {
      client.close(CloseMode.IMMEDIATE);
    }
  }

  private static CloseableHttpAsyncClient clientThatResolvesAfter(CountDownLatch latch) {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setDnsResolver(
                        new SystemDefaultDnsResolver() {
                          @Override
                          public InetAddress[] resolve(String host) throws UnknownHostException {
                            try {
                              latch.await();
                            } catch (InterruptedException e) {
                              throw new UnknownHostException(host);
                            }
                            return super.resolve(host);
                          }
                        })
                    .build())
            .build();
    client.start();
    return client;
  }
}
