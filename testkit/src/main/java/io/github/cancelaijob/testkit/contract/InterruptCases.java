package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** T49-T51: an interrupt is never swallowed, and never leaves anything behind. */
@Execution(ExecutionMode.CONCURRENT)
abstract class InterruptCases extends ContractCases {
  InterruptCases(ContractSubject subject) {
    super(subject);
  }

  /** The first call of a JVM takes longer than calls have here. */
  @BeforeEach
  final void warmUp() throws Exception {
    exchange(cancel(server(ContractAnswer.always(200))));
  }

  @AfterEach
  final void clearTheFlag() {
    Thread.interrupted();
  }

  @Test
  final void t49_interrupted_before_sends_nothing() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    Thread.currentThread().interrupt();

    isInterrupted(cancel(server), Delivery.NOT_SENT);
    assertThat(everythingSentTo(server)).isEmpty();
  }

  @Test
  final void t50_interrupted_without_an_answer() {
    endsInterrupted(Holding.silently());
  }

  @Test
  final void t50_interrupted_within_the_body() {
    endsInterrupted(Holding.after(ContractAnswer.head(200, 10) + "12345", "67890"));
  }

  @Test
  final void t50_an_answer_doesnt_swallow_the_interrupt() throws Exception {
    Thread calling = Thread.currentThread();
    WireServer server =
        server(
            (request, connection) -> {
              calling.interrupt();
              ContractAnswer.canceled(connection);
            });
    try {
      assertThat(transport().send(cancel(server)).status()).isEqualTo(200);
    } catch (TransportException e) {
      // Whichever came first.
      assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED);
      assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT);
    }

    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
  }

  @Test
  final void t51_interrupted_in_the_pool_loses_no_connection() throws Exception {
    useClient(ClientSettings.defaults().withMaxConnections(1), Capability.POOL_LIMIT);
    Holding holding = Holding.silently();
    WireServer server = server(holding);
    CompletableFuture<TransportResponse> first = inBackground(cancel(server));
    holding.awaitArrival();
    // Made before anybody watches: to make it waits, too.
    TransportRequest waiting = untilInterrupted(server);
    Thread calling = Thread.currentThread();
    Thread watcher = new Thread(() -> interruptOnceItWaits(calling), "interrupts");
    watcher.setDaemon(true);
    watcher.start();

    isInterrupted(waiting, Delivery.NOT_SENT);

    holding.release();
    assertThat(first.get().status()).isEqualTo(200);
    assertThat(exchange(cancel(server)).status()).isEqualTo(200);
    assertThat(exchange(cancel(server)).status()).isEqualTo(200);
    assertThat(everythingSentTo(server)).hasSize(3);
  }

  private static void interruptOnceItWaits(Thread thread) {
    while (thread.getState() == Thread.State.RUNNABLE
        || thread.getState() == Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    thread.interrupt();
  }

  private void endsInterrupted(Holding holding) {
    Thread calling = Thread.currentThread();
    WireServer server =
        server(
            (request, connection) -> {
              calling.interrupt();
              holding.handle(request, connection);
            });

    isInterrupted(untilInterrupted(server), Delivery.MAYBE_SENT);
    assertThat(holding.wasClosedByPeer()).isTrue();
  }

  /** Returns a request that only an interrupt ends, or its deadline what one leaves behind. */
  private TransportRequest untilInterrupted(WireServer server) {
    return can(Capability.INTERRUPT_IN_FLIGHT) && can(Capability.ASYNC_CANCEL_CLOSES)
        ? cancel(server)
        // The interrupt comes only when the server has a request.
        : put(uri(server, TARGET)).timeout(soon().plusSeconds(1)).build();
  }

  private void isInterrupted(TransportRequest request, Delivery delivery) {
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> transport().send(request));

    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
    assertThat(failure).as("the call's failure").isNotNull();
    assertThat(failure.kind()).as("%s", failure).isEqualTo(Kind.INTERRUPTED);
    assertThat(failure.delivery()).as("%s", failure).isEqualTo(delivery);
  }
}
