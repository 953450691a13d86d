package io.github.cancelaijob.bulk;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where threads that have an answer leave it for the run's thread, without waiting. While that is
 * away, where it may be kept waiting, the JVM's common pool settles what comes in its stead.
 */
final class Inbox {
  private final Time time;
  private final Runnable settle;
  private final Queue<BulkJob> jobs = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable CountDownLatch sleeper;
  private volatile boolean away;

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
    if (away) {
      CompletableFuture.runAsync(this::settleWhileAway);
    } else if (sleeping != null) {
      sleeping.countDown();
    }
  }

  @Nullable BulkJob poll() {
    return jobs.poll();
  }

  /** Makes the calling thread the run's own. */
  void open() {
    turn.lock();
  }

  /** Ends what {@link #open} began. */
  void close() {
    turn.unlock();
  }

  /** Blocks until there is a job, for {@code nanos} at most. */
  void sleep(long nanos) throws InterruptedException {
    CountDownLatch wake = new CountDownLatch(1);
    sleeper = wake;
    try {
      if (jobs.isEmpty()) {
        time.sleep(nanos, wake);
      }
    } finally {
      sleeper = null;
    }
  }

  /** Returns what {@code source} does, which may block. */
  <T> T away(Supplier<T> source) {
    turn.unlock();
    try {
      away = true;
      // What came before nobody else was told to settle.
      settleWhileAway();
      return source.get();
    } finally {
      away = false;
      turn.lock();
    }
  }

  private void settleWhileAway() {
    while (away && !jobs.isEmpty() && turn.tryLock()) {
      try {
        settle.run();
      } finally {
        turn.unlock();
      }
    }
  }
}
