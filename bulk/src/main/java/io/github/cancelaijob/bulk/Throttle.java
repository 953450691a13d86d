package io.github.cancelaijob.bulk;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.cancelaijob.core.spi.Pacer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rate of a run: set, or learned from the service's refusals.
 *
 * <p>The first refusal makes it what the service has taken so far, each further one by a fifth less
 * until something is taken again. From there on it grows with every request that is taken, until
 * the next refusal shows the limit. Near that it grows by a two-hundredth of the limit a second,
 * and a refusal makes it a twentieth less than what the service took in the last second: about one
 * refusal in ten seconds, whatever the rate. Thread-safe.
 */
final class Throttle implements Pacer {
  private static final long SECOND = SECONDS.toNanos(1);
  // What a timer has let slip may follow at once.
  private static final long BURST = MILLISECONDS.toNanos(10);
  private static final double LOWEST = 1;
  // Of the limit: where a rate begins to be near to it, and to be beyond it.
  private static final double NEAR = 0.9;
  private static final double BEYOND = 1.05;

  private final Time time;
  private final long origin;
  private final double ceiling;
  private final int concurrency;
  private final RecentRate taken = new RecentRate();
  // Written by whoever holds the lock; the run's thread reads them for each id.
  private volatile double rate;
  private volatile long heldUntil;
  private double limit;
  private long next;
  // When it last began to send at a rate of its own choice.
  private long undisturbedSince;
  private int takenSinceFall;
  private long fellAt;
  private int stale;
  private boolean closed;

  /**
   * Creates the rate of a run.
   *
   * @param ceiling requests a second that it never exceeds; infinite if there is no limit
   * @param concurrency how many requests may be under way
   */
  Throttle(Time time, double ceiling, int concurrency) {
    this.time = time;
    this.origin = time.nanos();
    this.ceiling = ceiling;
    this.concurrency = concurrency;
    this.rate = ceiling;
  }

  @Override
  public synchronized long reserve() {
    if (closed) {
      return -1;
    }
    long now = now();
    long place = place(now);
    take(place);
    return Math.max(0, place - now);
  }

  /** Takes the next place if it is now; otherwise returns in how many nanoseconds it will be. */
  synchronized long tryTake() {
    long now = now();
    long place = place(now);
    if (place <= now) {
      take(place);
      return 0;
    }
    return place - now;
  }

  private long place(long now) {
    return Math.max(Math.max(next, now - BURST), heldUntil);
  }

  private void take(long place) {
    next = place + (long) (1e9 / rate);
  }

  /** Has no call repeat its request any more. */
  synchronized void close() {
    closed = true;
  }

  /** Returns for how many nanoseconds more the service wants no request at all. */
  long heldFor() {
    long until = heldUntil;
    return until == 0 ? 0 : until - now();
  }

  /** Returns the requests a second that are allowed now; infinite if there is no limit. */
  double rate() {
    return rate;
  }

  @Override
  public synchronized void answered(boolean throttled, @Nullable Duration retryAfter) {
    long now = now();
    if (retryAfter != null) {
      heldUntil = Math.max(heldUntil, now + BulkService.nanos(retryAfter));
      undisturbedSince = heldUntil;
    }
    if (!throttled) {
      taken.add(now);
      takenSinceFall++;
      rise(now);
    } else if (stale == 0 || now - fellAt >= SECOND) {
      fall(now);
      return;
    }
    stale = Math.max(0, stale - 1);
  }

  private void fall(long now) {
    double lately = taken.perSecond(now);
    if (Double.isInfinite(rate)) {
      rate = lately;
    } else if (takenSinceFall < rate / 10) {
      rate *= 0.8;
    } else if (isNearLimit() && now - undisturbedSince >= SECOND) {
      limit = Math.min(rate, lately);
      rate = limit * 0.95;
    } else {
      // It grew so fast that the last second says little.
      limit = rate * 0.9;
      rate *= 0.8;
    }
    rate = Math.min(ceiling, Math.max(LOWEST, rate));
    fellAt = now;
    undisturbedSince = Math.max(undisturbedSince, now);
    takenSinceFall = 0;
    // What is under way was sent at the former rate: its refusals say nothing about the new one.
    stale = concurrency;
  }

  private void rise(long now) {
    // A rate that isn't made use of proves nothing.
    if (rate < ceiling && rate < 2 * taken.perSecond(now)) {
      rate = Math.min(ceiling, rate + step());
    }
  }

  /** Returns by how much a request that is taken raises the rate. */
  private double step() {
    if (!isNearLimit()) {
      return 1;
    }
    return rate < limit * BEYOND ? limit / 200 / rate : 0.1;
  }

  private boolean isNearLimit() {
    return limit > 0 && rate >= limit * NEAR;
  }

  private long now() {
    return time.nanos() - origin;
  }
}
