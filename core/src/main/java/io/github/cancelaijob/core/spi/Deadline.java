package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Set<Deadline> AHEAD = ConcurrentHashMap.newKeySet();
  private static final AtomicReference<@Nullable Alarm> NEXT = new AtomicReference<>();

  private final long end;
  private final Runnable abort;
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
    Deadline deadline = new Deadline(now + timeout.toNanos(), abort);
    AHEAD.add(deadline);
    wakeBy(deadline.end, now);
    return deadline;
  }

  /** Has nothing run any more: the exchange is over. */
  public void met() {
    AHEAD.remove(this);
  }

  /** Returns whether the time was up before the exchange was over. */
  public boolean isMissed() {
    return missed;
  }

  private void miss() {
    if (AHEAD.remove(this)) {
      missed = true;
      try {
        abort.run();
      } catch (RuntimeException | Error e) {
        // There are others to abort, and nobody to tell.
      }
    }
  }

  private static void wakeBy(long end, long now) {
    Alarm next = NEXT.get();
    if (next == null || next.at - end > 0) {
      Alarm sooner = new Alarm(now + Math.min(LONGEST_NANOS, end - now));
      if (NEXT.compareAndSet(next, sooner)) {
        sooner.set(now);
      } else {
        wakeBy(end, now);
      }
    }
  }

  private static void abortMissed() {
    long now = System.nanoTime();
    long first = now + Long.MAX_VALUE;
    for (Deadline deadline : AHEAD) {
      if (deadline.end - now <= 0) {
        deadline.miss();
      } else if (deadline.end - first < 0) {
        first = deadline.end;
      }
    }
    if (!AHEAD.isEmpty()) {
      wakeBy(first, now);
    }
  }

  private static final class Alarm implements Runnable {
    final long at;

    Alarm(long at) {
      this.at = at;
    }

    void set(long now) {
      new CompletableFuture<Void>()
          .completeOnTimeout(null, at - now, TimeUnit.NANOSECONDS)
          .thenRun(this);
    }

    @Override
    public void run() {
      // Another that goes off sooner may have taken its place, and does its work.
      if (NEXT.compareAndSet(this, null)) {
        abortMissed();
      }
    }
  }
}
