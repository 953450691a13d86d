package io.github.cancelaijob.benchmarks;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Drives what doesn't block from one thread, a limited number of calls at a time. Of a thousand
 * calls one may fail: {@code java.net.http} alone loses a few of 100,000.
 */
final class InFlight {
  private final Semaphore free;
  private final int limit;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile @Nullable Throwable failure;

  InFlight(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /** Cancels {@code count} jobs, and returns when all are canceled. */
  void cancel(Canceler canceler, Ids ids, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      free.acquire();
      canceler.cancelAsync(ids.next()).whenComplete((done, failed) -> ended(failed));
    }
    free.acquire(limit);
    free.release(limit);
    int lost = failures.getAndSet(0);
    if (lost > count / 1000) {
      throw new IllegalStateException(lost + " calls failed", failure);
    }
  }

  private void ended(@Nullable Throwable failed) {
    if (failed != null) {
      failure = failed;
      failures.incrementAndGet();
    }
    free.release();
  }
}
