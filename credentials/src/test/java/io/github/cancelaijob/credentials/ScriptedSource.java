package io.github.cancelaijob.credentials;

import io.github.cancelaijob.core.spi.Credentials;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A source that does as it is told, and can be held up. */
final class ScriptedSource implements CredentialsSource {
  final AtomicInteger fetches = new AtomicInteger();
  private volatile Supplier<ExpiringCredentials> script =
      () -> {
        throw new CredentialsException("not told what to return");
      };
  private volatile CountDownLatch entered = new CountDownLatch(0);
  private volatile CountDownLatch mayLeave = new CountDownLatch(0);

  void has(Credentials keys) {
    script = () -> ExpiringCredentials.of(keys);
  }

  void has(Credentials keys, Instant expiry) {
    script = () -> ExpiringCredentials.of(keys, expiry);
  }

  void fails(String message) {
    runs(
        () -> {
          throw new CredentialsException(message);
        });
  }

  void runs(Supplier<ExpiringCredentials> script) {
    this.script = script;
  }

  /** Has fetches wait for {@link #release}. */
  void hold() {
    entered = new CountDownLatch(1);
    mayLeave = new CountDownLatch(1);
  }

  /** Waits until somebody fetches. */
  void awaitFetch() throws InterruptedException {
    entered.await();
  }

  void release() {
    mayLeave.countDown();
  }

  @Override
  public ExpiringCredentials fetch() {
    fetches.incrementAndGet();
    entered.countDown();
    try {
      mayLeave.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialsException("interrupted in the source", e);
    }
    return script.get();
  }
}
