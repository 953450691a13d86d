package io.github.cancelaijob.bulk;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time and chance as a run sees them; tests have their own. Thread-safe. */
interface Time {
  /** The JVM's. */
  Time SYSTEM =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public double random() {
          return ThreadLocalRandom.current().nextDouble();
        }

        @Override
        public void sleep(long nanos, CountDownLatch wake) throws InterruptedException {
          wake.await(nanos, TimeUnit.NANOSECONDS);
        }
      };

  /** Returns nanoseconds from an arbitrary origin, for differences. */
  long nanos();

  /** Returns a number from 0, inclusive, to 1, exclusive. */
  double random();

  /** Blocks for {@code nanos}, or until {@code wake} is open. */
  void sleep(long nanos, CountDownLatch wake) throws InterruptedException;
}
