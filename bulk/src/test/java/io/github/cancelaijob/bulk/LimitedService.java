package io.github.cancelaijob.bulk;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A service that takes so many requests a second, and a client that sends what it may. */
final class LimitedService {
  /** Ways to limit a rate that services have. */
  enum Limit {
    /** Tokens come evenly; none is kept for later. */
    EVEN(20),
    /** Tokens come evenly; those of 100 ms are kept. */
    SMALL_BUCKET(100),
    /** Tokens come evenly; those of a second are kept. */
    BUCKET(1000),
    /** So many in each second by the clock. */
    SECONDS_BY_THE_CLOCK(0),
    /** So many in whichever second. */
    ANY_SECOND(0);

    private final int permille;

    Limit(int permille) {
      this.permille = permille;
    }
  }

  private static final long SECOND = SECONDS.toNanos(1);

  final int[] taken = new int[600];
  final int[] refused = new int[600];

  private final ClockWork time;
  private final Limit limit;
  private final @Nullable Duration retryAfter;
  private final long start;
  private final Queue<Long> last = new ArrayDeque<>();
  private double tokens;
  private long filled;
  private long window;
  private int inWindow;
  double perSecond;

  LimitedService(ClockWork time, Limit limit, double perSecond, @Nullable Duration retryAfter) {
    this.time = time;
    this.limit = limit;
    this.perSecond = perSecond;
    this.retryAfter = retryAfter;
    this.start = time.nanos();
    this.tokens = perSecond;
  }

  /** Has {@code throttle} send for {@code seconds}, each request taking {@code latency}. */
  void run(Throttle throttle, int seconds, int concurrency, Duration latency) {
    Queue<long[]> answers = new ArrayDeque<>();
    long end = elapsed() + seconds * SECOND;
    while (elapsed() < end) {
      while (!answers.isEmpty() && answers.peek()[0] <= elapsed()) {
        boolean takes = answers.remove()[1] == 1;
        throttle.answered(!takes, takes ? null : retryAfter);
      }
      long wait = answers.size() < concurrency ? throttle.tryTake() : Long.MAX_VALUE;
      if (wait == 0) {
        boolean takes = takes(elapsed());
        (takes ? taken : refused)[(int) (elapsed() / SECOND)]++;
        answers.add(new long[] {elapsed() + latency.toNanos(), takes ? 1 : 0});
        // Something of the sender's: nothing is sent at the very same time.
        time.pass(20_000);
      } else {
        long answer = answers.isEmpty() ? Long.MAX_VALUE : answers.peek()[0] - elapsed();
        time.pass(Math.max(1, Math.min(wait, answer)));
      }
    }
  }

  private boolean takes(long now) {
    switch (limit) {
      case SECONDS_BY_THE_CLOCK:
        if (now / SECOND != window) {
          window = now / SECOND;
          inWindow = 0;
        }
        return inWindow++ < perSecond;
      case ANY_SECOND:
        while (!last.isEmpty() && last.peek() <= now - SECOND) {
          last.remove();
        }
        return last.size() < perSecond && last.add(now);
      default:
        double most = Math.max(2, perSecond * limit.permille / 1000);
        tokens = Math.min(most, tokens + (now - filled) * perSecond / SECOND);
        filled = now;
        if (tokens < 1) {
          return false;
        }
        tokens--;
        return true;
    }
  }

  /** Returns how many a second were taken in these seconds of the run. */
  double takenPerSecond(int from, int to) {
    return (double) sum(taken, from, to) / (to - from);
  }

  /** Returns the share of requests that was refused in these seconds of the run. */
  double refusedShare(int from, int to) {
    double no = sum(refused, from, to);
    return no / (no + sum(taken, from, to));
  }

  private static long sum(int[] counts, int from, int to) {
    long sum = 0;
    for (int second = from; second < to; second++) {
      sum += counts[second];
    }
    return sum;
  }

  private long elapsed() {
    return time.nanos() - start;
  }
}
