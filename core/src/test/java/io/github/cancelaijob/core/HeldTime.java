package io.github.cancelaijob.core;

import io.github.cancelaijob.core.internal.Time;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Time that never passes: every wait lasts until it is ended. */
final class HeldTime implements Time {
  /** Open as soon as a thread is about to wait. */
  final CountDownLatch sleeping = new CountDownLatch(1);

  /** The waits without a thread. */
  final List<CompletableFuture<Void>> waits = new CopyOnWriteArrayList<>();

  @Override
  public Instant now() {
    return Clients.NOW;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public void sleep(long nanos, CountDownLatch closed) throws InterruptedException {
    sleeping.countDown();
    closed.await();
  }

  @Override
  public CompletableFuture<Void> after(long nanos) {
    CompletableFuture<Void> wait = new CompletableFuture<>();
    waits.add(wait);
    return wait;
  }
}
