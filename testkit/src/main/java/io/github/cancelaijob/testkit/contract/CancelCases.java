package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** T52-T55: a future that is canceled, or that nobody waits for any more. */
@Execution(ExecutionMode.CONCURRENT)
abstract class CancelCases extends ContractCases {
  /** More than the connections that a stack keeps for one host unless told otherwise. */
  private static final int MANY = 6;

  CancelCases(ContractSubject subject) {
    super(subject);
  }

  /** The first call of a JVM takes longer than calls have here. */
  @BeforeEach
  final void warmUp() throws Exception {
    exchange(cancel(server(ContractAnswer.always(200))));
  }

  @Test
  final void t49_send_async_keeps_the_interrupt_flag() {
    WireServer server = server(ContractAnswer.always(200));
    Thread.currentThread().interrupt();
    CompletableFuture<TransportResponse> future = transport().sendAsync(cancel(server));

    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
    assertThat(future.handle((response, failure) -> response != null || failure != null).join())
        .isTrue();
  }

  @Test
  final void t52_cancel_true_closes_the_connection() throws Exception {
    cancelClosesTheConnection(true);
  }

  @Test
  final void t52_cancel_false_closes_the_connection() throws Exception {
    cancelClosesTheConnection(false);
  }

  @Test
  final void t52_cancel_true_closes_a_pooled_connection() throws Exception {
    cancelClosesAPooledConnection(true);
  }

  @Test
  final void t52_cancel_false_closes_a_pooled_connection() throws Exception {
    cancelClosesAPooledConnection(false);
  }

  @Test
  final void t52_cancel_within_the_body_closes_the_connection() throws Exception {
    Holding holding = Holding.after(ContractAnswer.head(200, 10) + "12345", "67890");
    cancelCloses(server(holding), holding, true);
  }

  @Test
  final void t52_canceled_calls_lose_no_connection() throws Exception {
    for (int i = 0; i < MANY; i++) {
      Holding holding = Holding.silently();
      cancelCloses(server(holding), holding, true);
    }

    assertThat(exchange(cancel(server(ContractAnswer.always(200)))).status()).isEqualTo(200);
  }

  @Test
  final void t52_calls_canceled_in_the_pool_are_never_sent() throws Exception {
    useClient(ClientSettings.defaults().withMaxConnections(1), Capability.POOL_LIMIT);
    Holding holding = Holding.silently();
    WireServer server = server(holding);
    CompletableFuture<TransportResponse> first = transport().sendAsync(cancel(server));
    holding.awaitArrival();
    // Many, for a thread of one's own may come to the pool only when the others are done.
    for (int i = 0; i < MANY; i++) {
      transport().sendAsync(put(uri(server, "/canceled")).build()).cancel(true);
    }
    holding.release();
    assertThat(first.get().status()).isEqualTo(200);
    exchange(cancel(server));
    exchange(cancel(server));

    assertThat(everythingSentTo(server))
        .extracting(WireRequest::target)
        .containsExactly(TARGET, TARGET, TARGET);
  }

  @Test
  final void t53_a_canceled_dependent_leaves_the_call_alone() throws Exception {
    Holding holding = Holding.silently();
    WireServer server = server(holding);
    CompletableFuture<TransportResponse> future = transport().sendAsync(cancel(server));
    CompletableFuture<Integer> status = future.thenApply(TransportResponse::status);
    holding.awaitArrival();
    status.cancel(true);
    holding.release();

    assertThat(future.get().status()).isEqualTo(200);
    assertThat(status).isCancelled();
  }

  @Test
  final void t54_an_answer_after_the_cancel_is_nobodys() throws Exception {
    Semaphore arrived = new Semaphore(0);
    CompletableFuture<Void> canceled = new CompletableFuture<>();
    WireServer server =
        server(
            (request, connection) -> {
              if (request.target().equals("/late")) {
                arrived.release();
                canceled.join();
              }
              ContractAnswer.write(connection, 200, request.target());
            });
    // Fewer than a host may have at once, where canceling frees none before the deadline.
    for (int i = 0; i < MANY / 2; i++) {
      CompletableFuture<TransportResponse> late =
          transport().sendAsync(put(uri(server, "/late")).timeout(soon()).build());
      arrived.acquire();
      late.cancel(true);
    }
    canceled.complete(null);

    for (int i = 0; i < MANY; i++) {
      TransportResponse response = exchange(put(uri(server, "/next" + i)).build());
      assertThat(response.body()).asString(UTF_8).isEqualTo("/next" + i);
    }
  }

  @Test
  final void t55_a_failure_is_in_the_future() {
    URI nowhere = URI.create("http://no-such-host.invalid" + TARGET);
    CompletableFuture<TransportResponse> future = transport().sendAsync(put(nowhere).build());

    assertThat(catchThrowableOfType(CompletionException.class, future::join))
        .hasCauseInstanceOf(TransportException.class);
  }

  @Test
  final void t55_an_error_is_in_the_future() {
    useInterceptor(
        () -> {
          throw new StackOverflowError("as the case wants it");
        });
    WireServer server = server(ContractAnswer.always(200));

    // At the latest by its deadline, if the error has ended the stack's only thread.
    assertThat(transport().sendAsync(cancelSoon(server)))
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(Throwable.class);
  }

  @Test
  final void t55_a_future_that_failed_stays_failed() throws Exception {
    CompletableFuture<Void> failed = new CompletableFuture<>();
    WireServer server =
        server(
            (request, connection) -> {
              failed.join();
              ContractAnswer.canceled(connection);
            });
    CompletableFuture<TransportResponse> future = transport().sendAsync(cancelSoon(server));
    isTimeout(future);
    failed.complete(null);
    everythingSentTo(server);

    isTimeout(future);
  }

  private static void isTimeout(CompletableFuture<TransportResponse> future) {
    assertThat(catchThrowableOfType(CompletionException.class, future::join))
        .cause()
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
  }

  private void cancelClosesTheConnection(boolean mayInterrupt) throws Exception {
    Holding holding = Holding.silently();
    cancelCloses(server(holding), holding, mayInterrupt);
  }

  private void cancelClosesAPooledConnection(boolean mayInterrupt) throws Exception {
    Holding holding = Holding.silently();
    WireServer server = server(afterTheFirst(holding));
    exchange(put(uri(server, "/first")).build());
    cancelCloses(server, holding, mayInterrupt);

    assertThat(server.connections()).isOne();
  }

  private void cancelCloses(WireServer server, Holding holding, boolean mayInterrupt)
      throws InterruptedException {
    CompletableFuture<TransportResponse> future =
        transport()
            .sendAsync(can(Capability.ASYNC_CANCEL_CLOSES) ? cancel(server) : cancelSoon(server));
    holding.awaitArrival();
    future.cancel(mayInterrupt);

    assertThat(holding.wasClosedByPeer()).isTrue();
    assertThat(future).isCancelled();
  }
}
