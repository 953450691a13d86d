package io.github.cancelaijob.core.internal;

import java.time.Instant;

/** The header {@code Date} of one second, written once for all calls of it. Immutable. */
final class DateHeader {
  private final long second;
  private final String text;

  DateHeader(Instant now) {
    this.second = now.getEpochSecond();
    this.text = HttpDate.format(now);
  }

  /** Returns this header, or another if this one's second is over. */
  DateHeader at(Instant now) {
    return second == now.getEpochSecond() ? this : new DateHeader(now);
  }

  @Override
  public String toString() {
    return text;
  }
}
