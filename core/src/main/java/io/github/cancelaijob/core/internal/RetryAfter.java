package io.github.cancelaijob.core.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} of RFC 9110: seconds, or a date. */
final class RetryAfter {
  // Longer than any call may take; what is beyond it needn't be told apart.
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MAX_DIGITS = 8;

  private RetryAfter() {}

  /**
   * Returns how long to wait; {@code null} if {@code value} doesn't say.
   *
   * @param date the date of the answer by the clock that also made {@code value}
   */
  static @Nullable Duration parse(@Nullable String value, Instant date) {
    if (value == null) {
      return null;
    }
    String text = value.trim();
    if (text.matches("[0-9]+")) {
      return text.length() > MAX_DIGITS
          ? LONGEST
          : shortened(Duration.ofSeconds(Long.parseLong(text)));
    }
    Instant then = HttpDate.parse(text);
    return then == null ? null : shortened(Duration.between(date, then));
  }

  private static Duration shortened(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
