package io.github.cancelaijob.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has Ctrl-C interrupt the thread that creates this, and the JVM wait for it to close this, for ten
 * seconds at most.
 */
final class Interrupts {
  private static final long PATIENCE_SECONDS = 10;

  private final Thread owner = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Runnable last;
  private final Thread hook = new Thread(this::interrupt, "interrupt");

  /** Creates it; {@code last} is run before the JVM ends without waiting any longer. */
  Interrupts(Runnable last) {
    this.last = last;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt() {
    owner.interrupt();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        last.run();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts a hook; the JVM ends all the same.
      last.run();
    }
  }

  /** Lets the JVM end. */
  void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs, and the JVM ends when it has.
    }
  }
}
