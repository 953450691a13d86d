package io.github.cancelaijob.credentials;

import io.github.cancelaijob.core.spi.Credentials;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A thread that asks for keys once. */
final class Caller {
  private final FutureTask<Credentials> task;
  private final Thread thread;

  private Caller(Callable<Credentials> call) {
    this.task = new FutureTask<>(call);
    this.thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  static Caller of(Callable<Credentials> call) {
    return new Caller(call);
  }

  /** Waits until the thread waits for another one. */
  Caller awaitBlocked() {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return this;
  }

  void interrupt() {
    thread.interrupt();
  }

  Credentials get() throws Exception {
    return task.get();
  }
}
