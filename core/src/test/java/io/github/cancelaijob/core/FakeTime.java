package io.github.cancelaijob.core;

import io.github.cancelaijob.core.internal.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only while somebody waits, and chance that is always the same. */
public final class FakeTime implements Time {
  /** The waits so far. */
  final List<Duration> waits = new CopyOnWriteArrayList<>();

  private final Instant start;
  private final AtomicLong elapsed = new AtomicLong();
  private volatile double random = 0.5;

  public FakeTime(Instant start) {
    this.start = start;
  }

  public FakeTime random(double random) {
    this.random = random;
    return this;
  }

  void pass(Duration time) {
    elapsed.addAndGet(time.toNanos());
  }

  @Override
  public Instant now() {
    return start.plusNanos(elapsed.get());
  }

  @Override
  public long nanos() {
    return Long.MAX_VALUE - 1 + elapsed.get();
  }

  @Override
  public double random() {
    return random;
  }

  @Override
  public void sleep(long nanos, CountDownLatch closed) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    spend(nanos);
  }

  @Override
  public CompletableFuture<Void> after(long nanos) {
    if (nanos > 0) {
      spend(nanos);
    }
    return CompletableFuture.completedFuture(null);
  }

  private void spend(long nanos) {
    waits.add(Duration.ofNanos(nanos));
    elapsed.addAndGet(nanos);
  }
}
