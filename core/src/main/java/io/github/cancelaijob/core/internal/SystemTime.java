package io.github.cancelaijob.core.internal;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The JVM's time, and its only scheduler: no thread of our own. */
public final class SystemTime implements Time {
  /** The one. */
  public static final Time INSTANCE = new SystemTime();

  private SystemTime() {}

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public void sleep(long nanos, CountDownLatch closed) throws InterruptedException {
    closed.await(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public CompletableFuture<Void> after(long nanos) {
    return new CompletableFuture<Void>().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
  }
}
