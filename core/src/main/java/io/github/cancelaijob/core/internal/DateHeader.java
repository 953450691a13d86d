package io.github.cancelaijob.core.internal;

import java.time.Instant;

/** Writes the header {@code Date}, once for all calls of the same second. Thread-safe. */
final class DateHeader {
  private volatile Second last = new Second(Instant.EPOCH);

  String at(Instant now) {
    Second second = last;
    if (second.number != now.getEpochSecond()) {
      second = new Second(now);
      last = second;
    }
    return second.text;
  }

  private static final class Second {
    final long number;
    final String text;

    Second(Instant now) {
      this.number = now.getEpochSecond();
      this.text = HttpDate.format(now);
    }
  }
}
