package io.github.cancelaijob.bulk;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where threads that have an answer leave it for the run's thread, without waiting. If that is away
 * for long, where it may be kept waiting, the JVM's common pool settles what came in its stead.
 */
final class Inbox {
  // To wake a thread for each outcome costs more than all else a run does with it. While many come
  // at once, one waits for others, but never so long that anybody would notice.
  private static final long PATIENCE = MILLISECONDS.toNanos(1);
  // Mostly, it isn't away for long: to wake the pool at once would cost more than it gains.
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(10, MILLISECONDS, Runnable::run);

  private final Time time;
  private final Runnable settle;
  private final Queue<BulkJob> jobs = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicBoolean watched = new AtomicBoolean();
  private volatile @Nullable CountDownLatch sleeper;
  private int polled;

  /**
   * Creates an inbox.
   *
   * @param settle deals with everything that {@link #poll} returns; one thread at a time runs it
   */
  Inbox(Time time, Runnable settle) {
    this.time = time;
    this.settle = settle;
  }

  /** Takes a job; on any thread. */
  void put(BulkJob job) {
    jobs.add(job);
    CountDownLatch sleeping = sleeper;
    if (sleeping == null) {
      watch();
    } else {
      sleeping.countDown();
    }
  }

  @Nullable BulkJob poll() {
    BulkJob job = jobs.poll();
    if (job != null) {
      polled++;
    }
    return job;
  }

  /** Makes the calling thread the run's own. */
  void open() {
    turn.lock();
  }

  /** Ends what {@link #open} began. */
  void close() {
    turn.unlock();
  }

  /**
   * Blocks until there is a job, or as many as may be expected, for {@code nanos} at most.
   *
   * @param batch how many it may wait for, if so many came the last time
   */
  void sleep(long nanos, int batch) throws InterruptedException {
    int expected = Math.max(1, Math.min(2 * polled, batch));
    polled = 0;
    CountDownLatch wake = new CountDownLatch(expected);
    sleeper = wake;
    try {
      if (jobs.isEmpty()) {
        time.sleep(expected > 1 ? Math.min(nanos, PATIENCE) : nanos, wake);
      }
    } finally {
      sleeper = null;
    }
  }

  /** Returns what {@code source} does, which may block. */
  <T> T away(Supplier<T> source) {
    turn.unlock();
    try {
      if (!jobs.isEmpty()) {
        watch();
      }
      return source.get();
    } finally {
      turn.lock();
    }
  }

  /** Has somebody look soon whether the run's thread is away then. */
  private void watch() {
    if (!watched.get() && watched.compareAndSet(false, true)) {
      SOON.execute(this::look);
    }
  }

  private void look() {
    watched.set(false);
    if (!jobs.isEmpty() && !turn.isLocked()) {
      // Not here, on the thread of all timers: whoever is told may take a while.
      CompletableFuture.runAsync(this::settleAside);
    }
  }

  private void settleAside() {
    while (!jobs.isEmpty() && !turn.hasQueuedThreads() && turn.tryLock()) {
      try {
        settle.run();
      } finally {
        turn.unlock();
      }
    }
  }
}
