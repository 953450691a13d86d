package io.github.cancelaijob.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** By how much the service's clock is ahead of the local one, as far as a client has learned. */
final class ServerClock {
  // Below it, a refused signature has another reason; also what the official SDKs take.
  private static final Duration TOLERATED = Duration.ofSeconds(30);
  // A server whose clock was reset says 1970.
  // As seconds: to read them from text would cost a fresh JVM some milliseconds.
  private static final Instant EARLIEST = Instant.ofEpochSecond(1_577_836_800L); // 2020-01-01
  private static final Instant LATEST = Instant.ofEpochSecond(4_102_444_800L); // 2100-01-01

  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  /**
   * Returns by how much the service's clock is ahead; {@code null} if its date says nothing new.
   *
   * @param now the local clock
   * @param known by how much the service's was thought to be ahead
   * @param date the service's clock, if it told
   */
  static @Nullable Duration offset(Instant now, Duration known, @Nullable Instant date) {
    if (date == null || date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      return null;
    }
    Duration offset = Duration.between(now, date);
    if (isTolerated(offset.minus(known))) {
      return null;
    }
    return isTolerated(offset) ? Duration.ZERO : offset;
  }

  private static boolean isTolerated(Duration skew) {
    return skew.abs().compareTo(TOLERATED) < 0;
  }

  Duration offset() {
    return offset.get();
  }

  void learn(Duration offset) {
    this.offset.set(offset);
  }

  /** Forgets an offset that doesn't help, unless another call has learned better since. */
  void forget(Duration useless) {
    offset.compareAndSet(useless, Duration.ZERO);
  }
}
