package io.github.cancelaijob.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time of a run and of its client, which passes only while somebody waits. */
final class FakeTime implements Time, io.github.cancelaijob.core.internal.Time {
  private final AtomicLong elapsed = new AtomicLong();

  void pass(Duration time) {
    elapsed.addAndGet(time.toNanos());
  }

  Duration elapsed() {
    return Duration.ofNanos(elapsed.get());
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plus(elapsed());
  }

  @Override
  public long nanos() {
    return Long.MAX_VALUE - 1 + elapsed.get();
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public void sleep(long nanos, CountDownLatch wake) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    elapsed.addAndGet(nanos);
  }

  @Override
  public CompletableFuture<Void> after(long nanos) {
    throw new AssertionError("these clients block");
  }
}
