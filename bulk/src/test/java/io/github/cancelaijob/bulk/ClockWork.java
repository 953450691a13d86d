package io.github.cancelaijob.bulk;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Time that passes only when a test lets it. */
final class ClockWork implements Time {
  // Where a run is most likely to overflow.
  private long nanos = Long.MAX_VALUE - 5;

  void pass(Duration time) {
    pass(time.toNanos());
  }

  void pass(long time) {
    nanos += time;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public void sleep(long time, CountDownLatch closed) {
    throw new AssertionError("nothing waits here");
  }
}
