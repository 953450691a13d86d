package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An exchange under way, for adapters of stacks that answer through callbacks: a future that ends
 * by its deadline, and that ends the stack's own exchange however it ends itself. Thread-safe.
 */
public final class TransportExchange extends CompletableFuture<TransportResponse> {
  private final Supplier<Delivery> delivery;

  /**
   * Creates an exchange.
   *
   * @param delivery tells, at any time, whether the request may have been sent by then
   */
  public TransportExchange(Supplier<Delivery> delivery) {
    this.delivery = requireNonNull(delivery, "delivery");
  }

  /** Has {@code abort} run once this future is done; it must not mind an exchange that is over. */
  public void onEnd(Runnable abort) {
    requireNonNull(abort, "abort");
    whenComplete((response, failure) -> abort.run());
  }

  /** Fails this future with what the stack threw; an {@link Error} stays what it is. */
  public void fail(Kind kind, Throwable failure) {
    completeExceptionally(
        failure instanceof Error ? failure : TransportException.of(kind, delivery.get(), failure));
  }

  /** Fails this future if it isn't done after {@code timeout}. */
  public void failAfter(Duration timeout) {
    CompletableFuture<Void> timer =
        new CompletableFuture<Void>().orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    timer.whenComplete(
        (nothing, expired) -> {
          if (expired != null) {
            completeExceptionally(timedOut(timeout));
          }
        });
    onEnd(() -> timer.complete(null));
  }

  /**
   * Blocks until the answer is there, for {@code timeout} at most.
   *
   * @throws TransportException if there is none; if the thread was interrupted, its flag is set
   */
  public TransportResponse await(Duration timeout) throws TransportException {
    try {
      return get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw ended(timedOut(timeout));
    } catch (InterruptedException e) {
      TransportException interrupted =
          new TransportException(
              Kind.INTERRUPTED, delivery.get(), "interrupted while waiting for the answer", e);
      Thread.currentThread().interrupt();
      throw ended(interrupted);
    } catch (CancellationException e) {
      throw TransportException.of(Kind.CANCELED, delivery.get(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransportException) {
        throw (TransportException) e.getCause();
      } else if (e.getCause() instanceof Error) {
        throw (Error) e.getCause();
      }
      throw TransportException.of(Kind.of(e), delivery.get(), e);
    }
  }

  private TransportException ended(TransportException failure) {
    completeExceptionally(failure);
    return failure;
  }

  private TransportException timedOut(Duration timeout) {
    TimeoutException cause = new TimeoutException("no complete answer within " + timeout);
    return TransportException.of(Kind.TIMEOUT, delivery.get(), cause);
  }
}
