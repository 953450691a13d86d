package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Drives one call without a thread that waits for it. */
final class AsyncDriver<T> {
  private final HttpTransport transport;
  private final Call<T> call;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final Runnable interruption = this::endStep;
  // The exchange, or the wait, that is under way.
  private volatile @Nullable CompletableFuture<?> step;

  private AsyncDriver(HttpTransport transport, Call<T> call) {
    this.transport = transport;
    this.call = call;
  }

  static <T> CompletableFuture<T> start(HttpTransport transport, Call<T> call) {
    AsyncDriver<T> driver = new AsyncDriver<>(transport, call);
    call.parts.closing.add(driver.interruption);
    driver.result.whenComplete((value, failure) -> driver.end());
    driver.guarded(driver::attempt);
    return driver.result;
  }

  private void attempt() {
    if (result.isDone()) {
      return;
    }
    Attempt attempt = call.begin();
    if (result.isDone()) {
      // Given up while keys were fetched.
      return;
    }
    CompletableFuture<TransportResponse> exchange;
    try {
      exchange =
          requireNonNull(transport.sendAsync(attempt.request()), "the transport returned null");
    } catch (Exception e) {
      exchange = CompletableFuture.failedFuture(e);
    }
    take(exchange);
    exchange.whenComplete((response, failure) -> guarded(() -> ended(response, failure)));
  }

  private void ended(@Nullable TransportResponse response, @Nullable Throwable failure) {
    if (result.isDone()) {
      return;
    }
    Throwable cause = causeOf(failure);
    if (cause instanceof UnsupportedOperationException) {
      // What the port says of a transport that only blocks: a mistake of the caller's.
      fail(cause);
      return;
    }
    Outcome outcome = cause == null ? call.answered(response) : call.failed(cause);
    Decision decision = call.end(outcome);
    if (outcome.kind == Kind.CANCELED && call.parts.closing.isClosed()) {
      throw call.stopped(Kind.CLOSED, "this client was closed meanwhile", null);
    }
    if (decision.isLast()) {
      T value = call.conclude(decision);
      call.events.done(null, null);
      result.complete(value);
      return;
    }
    CompletableFuture<Void> wait = call.parts.time.after(decision.delay.toNanos());
    take(wait);
    // Not on the thread of the stack, nor on the JVM's timer: to get keys may block.
    wait.whenCompleteAsync((nothing, canceled) -> guarded(this::attempt));
  }

  /** Makes {@code next} the step to end if the call ends first, or has ended meanwhile. */
  private void take(CompletableFuture<?> next) {
    step = next;
    if (result.isDone() || call.parts.closing.isClosed()) {
      endStep();
    }
  }

  private void endStep() {
    CompletableFuture<?> current = step;
    if (current != null && !current.isDone()) {
      current.cancel(true);
    }
  }

  /** However the caller's future ends (cancel, orTimeout), what is under way ends with it. */
  private void end() {
    call.parts.closing.remove(interruption);
    endStep();
    call.events.done(null, Kind.CANCELED);
  }

  private void fail(Throwable failure) {
    call.events.done(null, Kind.OTHER);
    result.completeExceptionally(failure);
  }

  private static @Nullable Throwable causeOf(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private void guarded(Runnable part) {
    try {
      part.run();
    } catch (CancelAIJobException e) {
      CancelAIJobException told = call.toldAs(e);
      call.events.done(told, null);
      result.completeExceptionally(told);
    } catch (Throwable t) {
      // Whatever happens here, the caller must not wait forever.
      fail(t);
    }
  }
}
