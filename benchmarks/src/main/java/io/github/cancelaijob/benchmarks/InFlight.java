package io.github.cancelaijob.benchmarks;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Drives what doesn't block from one thread, a limited number of calls at a time. */
final class InFlight {
  private final Semaphore free;
  private final int limit;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

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
    Throwable first = failure.get();
    if (first != null) {
      throw new IllegalStateException("a call failed", first);
    }
  }

  private void ended(@Nullable Throwable failed) {
    if (failed != null) {
      failure.compareAndSet(null, failed);
    }
    free.release();
  }
}
