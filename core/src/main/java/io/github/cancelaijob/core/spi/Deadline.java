package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The end of an exchange's time, for adapters of stacks whose own timeouts are each for one step.
 * Thread-safe.
 *
 * <p>It costs next to nothing as long as it is met: a timer of the JVM's is set only if none goes
 * off sooner, since to set one for each exchange, and to take it back, wakes a thread each time.
 */
public final class Deadline {
  // An alarm that nobody needs any more isn't taken back, so none may be far ahead.
  private static final long LONGEST_NANOS = 1_000_000_000;
  // No end may be so far ahead that the time to it, of a clock read a little sooner, overflows.
  private static final long FURTHEST_NANOS = Long.MAX_VALUE / 2;
  private static final int PLACES = 2048;
  private static final int TRIES = 4;
  // Those ahead. A set allocates for each, and has all processors count together: it is for those
  // alone that find no place.
  private static final AtomicReferenceArray<@Nullable Deadline> AHEAD =
      new AtomicReferenceArray<>(PLACES);
  private static final Set<Deadline> BESIDES = ConcurrentHashMap.newKeySet();
  private static final long NONE = 0;
  // When the next alarm goes off.
  private static final AtomicLong NEXT = new AtomicLong(NONE);

  private final long end;
  private final Runnable abort;
  private int place;
  private volatile boolean missed;

  private Deadline(long end, Runnable abort) {
    this.end = end;
    this.abort = abort;
  }

  /**
   * Returns a deadline that ends {@code timeout} from now.
   *
   * @param abort what runs then, on a thread that mustn't be kept long
   */
  public static Deadline in(Duration timeout, Runnable abort) {
    requireNonNull(abort, "abort");
    long now = System.nanoTime();
    Deadline deadline = new Deadline(now + Math.min(FURTHEST_NANOS, timeout.toNanos()), abort);
    // Scattered, whatever the clock's grain.
    deadline.add((int) ((now * 0x9E3779B97F4A7C15L) >>> 40));
    wakeBy(deadline.end, now);
    return deadline;
  }

  /** Has nothing run any more: the exchange is over. */
  public void met() {
    remove();
  }

  /** Returns whether the time was up before the exchange was over. */
  public boolean isMissed() {
    return missed;
  }

  private void add(int random) {
    for (int i = 0; i < TRIES; i++) {
      place = (random + i) & (PLACES - 1);
      if (AHEAD.get(place) == null && AHEAD.compareAndSet(place, null, this)) {
        return;
      }
    }
    place = PLACES;
    BESIDES.add(this);
  }

  private boolean remove() {
    return place < PLACES ? AHEAD.compareAndSet(place, this, null) : BESIDES.remove(this);
  }

  private void miss() {
    if (remove()) {
      missed = true;
      try {
        abort.run();
      } catch (RuntimeException | Error e) {
        // There are others to abort, and nobody to tell.
      }
    }
  }

  private static void wakeBy(long end, long now) {
    long next = NEXT.get();
    if (next == NONE || next - end > 0) {
      // Odd, so that it is never none.
      long sooner = (now + Math.min(LONGEST_NANOS, end - now)) | 1;
      if (NEXT.compareAndSet(next, sooner)) {
        new CompletableFuture<Void>()
            .completeOnTimeout(null, sooner - now, TimeUnit.NANOSECONDS)
            .thenRun(() -> goOff(sooner));
      } else {
        wakeBy(end, now);
      }
    }
  }

  private static void goOff(long alarm) {
    // Another that goes off sooner may have taken its place, and does its work.
    if (!NEXT.compareAndSet(alarm, NONE)) {
      return;
    }
    long now = System.nanoTime();
    long left = Long.MAX_VALUE;
    for (int i = 0; i < PLACES; i++) {
      left = Math.min(left, look(AHEAD.get(i), now));
    }
    for (Deadline deadline : BESIDES) {
      left = Math.min(left, look(deadline, now));
    }
    if (left < Long.MAX_VALUE) {
      wakeBy(now + left, now);
    }
  }

  /** Returns in how many nanoseconds {@code deadline} ends, if it is there and isn't over. */
  private static long look(@Nullable Deadline deadline, long now) {
    if (deadline == null) {
      return Long.MAX_VALUE;
    }
    long left = deadline.end - now;
    if (left <= 0) {
      deadline.miss();
      return Long.MAX_VALUE;
    }
    return left;
  }
}
