package io.github.cancelaijob.core.internal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many attempts beyond the first of each call the calls of a client may still make. What gets
 * through to the service fills it up again.
 */
final class RetryBudget {
  // In fifths of an attempt: the share that a first attempt gives back.
  private static final int ATTEMPT = 5;

  private final long capacity;
  private final AtomicLong left;

  RetryBudget(int attempts) {
    this.capacity = (long) attempts * ATTEMPT;
    this.left = new AtomicLong(capacity);
  }

  /** Takes an attempt out, if there is one. */
  boolean take() {
    return add(-ATTEMPT);
  }

  /** Puts back an attempt that got through, or that was not made after all. */
  void giveBack() {
    add(ATTEMPT);
  }

  /** Counts a first attempt that got through. */
  void reward() {
    // Nothing to write as long as all is well, so that calls don't contend for it.
    if (left.get() < capacity) {
      add(1);
    }
  }

  private boolean add(int amount) {
    long now;
    do {
      now = left.get();
      if (now + amount < 0) {
        return false;
      }
    } while (!left.compareAndSet(now, Math.min(capacity, now + amount)));
    return true;
  }
}
