package io.github.cancelaijob.core.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The date form of RFC 9110, such as {@code Thu, 16 May 2019 06:45:51 GMT}. */
final class HttpDate {
  // Not RFC_1123_DATE_TIME, which writes a day below 10 with one digit.
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  static String format(Instant instant) {
    return FORMAT.format(instant);
  }
}
