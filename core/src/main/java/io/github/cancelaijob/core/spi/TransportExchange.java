package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An exchange under way, for adapters of stacks that answer through callbacks: a future that ends
 * by its deadline, and that ends the stack's own exchange however it ends itself. Thread-safe.
 */
public final class TransportExchange extends CompletableFuture<TransportResponse> {
  private final long start = System.nanoTime();
  private final Duration timeout;
  private final Departure departure;

  /**
   * Creates an exchange, whose time runs from now.
   *
   * @param timeout the time that it may take
   * @param departure what the adapter asks before it sends
   */
  public TransportExchange(Duration timeout, Departure departure) {
    this.timeout = requireNonNull(timeout, "timeout");
    this.departure = requireNonNull(departure, "departure");
  }

  /** Has {@code abort} run once this future is done; it must not mind an exchange that is over. */
  public void onEnd(Runnable abort) {
    requireNonNull(abort, "abort");
    whenComplete((response, failure) -> abort.run());
  }

  /** Fails this future with what the stack threw; an {@link Error} stays what it is. */
  public void fail(Kind kind, Throwable failure) {
    completeExceptionally(
        failure instanceof Error
            ? failure
            : TransportException.of(kind, departure.delivery(), failure));
  }

  /** Fails this future at its deadline if it isn't done by then. */
  public void failAtDeadline() {
    Deadline deadline =
        Deadline.in(Duration.ofNanos(remainingNanos()), () -> completeExceptionally(timedOut()));
    onEnd(deadline::met);
  }

  /** Fails this future; a {@link TimeoutException}, such as that of a timer, as what it means. */
  @Override
  public boolean completeExceptionally(Throwable failure) {
    return super.completeExceptionally(failure instanceof TimeoutException ? timedOut() : failure);
  }

  /**
   * Blocks until the answer is there, or until the deadline.
   *
   * @throws TransportException if there is none; if the thread was interrupted, its flag is set
   */
  public TransportResponse await() throws TransportException {
    try {
      return get(remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw ended(timedOut());
    } catch (InterruptedException e) {
      TransportException interrupted = interrupted(e);
      Thread.currentThread().interrupt();
      throw ended(interrupted);
    } catch (CancellationException e) {
      throw TransportException.of(Kind.CANCELED, departure.delivery(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error) {
        throw (Error) e.getCause();
      } else if (Thread.currentThread().isInterrupted()) {
        // By a stack that blocks on and doesn't notice, until something else ended the exchange.
        throw interrupted(e.getCause());
      } else if (e.getCause() instanceof TransportException) {
        throw (TransportException) e.getCause();
      }
      throw TransportException.of(Kind.of(e), departure.delivery(), e);
    }
  }

  private TransportException interrupted(@Nullable Throwable cause) {
    return new TransportException(
        Kind.INTERRUPTED, departure.delivery(), "interrupted while waiting for the answer", cause);
  }

  private long remainingNanos() {
    return timeout.toNanos() - (System.nanoTime() - start);
  }

  private TransportException ended(TransportException failure) {
    completeExceptionally(failure);
    return failure;
  }

  private TransportException timedOut() {
    return TransportException.late(timeout, departure.delivery(), null);
  }
}
