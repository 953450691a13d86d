package io.github.cancelaijob.core.internal;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Time and chance as calls see them; tests have their own. Thread-safe. */
public interface Time {
  /** Returns what the local clock says. */
  Instant now();

  /** Returns nanoseconds from an arbitrary origin, for differences. */
  long nanos();

  /** Returns a number from 0, inclusive, to 1, exclusive. */
  double random();

  /** Blocks for {@code nanos}, or until {@code closed} is open. */
  void sleep(long nanos, CountDownLatch closed) throws InterruptedException;

  /** Returns a future that completes in {@code nanos}. */
  CompletableFuture<Void> after(long nanos);
}
