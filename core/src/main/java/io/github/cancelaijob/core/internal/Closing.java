package io.github.cancelaijob.core.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The end of a client, and who is to be told of it. Thread-safe. */
final class Closing {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Runnable> pending = ConcurrentHashMap.newKeySet();

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** What a waiting thread waits for besides its time. */
  CountDownLatch latch() {
    return closed;
  }

  void add(Runnable whenClosed) {
    pending.add(whenClosed);
  }

  void remove(Runnable whenClosed) {
    pending.remove(whenClosed);
  }

  void close() {
    closed.countDown();
    for (Runnable whenClosed : pending) {
      whenClosed.run();
    }
  }
}
