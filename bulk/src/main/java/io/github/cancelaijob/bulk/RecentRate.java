package io.github.cancelaijob.bulk;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/** How often something has happened during the last second. Not thread-safe. */
final class RecentRate {
  private static final int SLOTS = 10;
  private static final long SLOT = MILLISECONDS.toNanos(100);
  // What happened all at once says little about a rate.
  private static final long SHORTEST = MILLISECONDS.toNanos(900);

  private final int[] counts = new int[SLOTS];
  private long newest;
  private int sum;
  private long first = -1;

  /**
   * Counts one.
   *
   * @param now in nanoseconds, never negative, never less than before
   */
  void add(long now) {
    forget(now);
    if (first < 0) {
      first = now;
    }
    counts[(int) (newest % SLOTS)]++;
    sum++;
  }

  /** Returns how many a second there were. */
  double perSecond(long now) {
    forget(now);
    long window = Math.min(now - first, (SLOTS - 1) * SLOT + now % SLOT);
    return first < 0 ? 0 : sum * 1e9 / Math.max(window, SHORTEST);
  }

  private void forget(long now) {
    long slot = now / SLOT;
    for (long next = newest + 1; next <= slot && next <= newest + SLOTS; next++) {
      sum -= counts[(int) (next % SLOTS)];
      counts[(int) (next % SLOTS)] = 0;
    }
    newest = slot;
  }
}
