package io.github.cancelaijob.core.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The date forms of RFC 9110, of which one is written: {@code Thu, 16 May 2019 06:45:51 GMT}. */
final class HttpDate {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private HttpDate() {}

  /** Writes {@code instant}. By hand, for a fresh JVM takes its time to set a formatter up. */
  static String format(Instant instant) {
    LocalDateTime date = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(29);
    append(text, DAYS, date.getDayOfWeek().getValue()).append(',');
    twoDigits(text.append(' '), date.getDayOfMonth()).append(' ');
    append(text, MONTHS, date.getMonthValue()).append(' ').append(date.getYear());
    twoDigits(text.append(' '), date.getHour());
    twoDigits(text.append(':'), date.getMinute());
    return twoDigits(text.append(':'), date.getSecond()).append(" GMT").toString();
  }

  private static StringBuilder append(StringBuilder text, String names, int number) {
    return text.append(names, 3 * number - 3, 3 * number);
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** Returns the date that {@code text} tells; {@code null} if it tells none. */
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    // The day of the week is left out: where it is wrong, as in a sample of CI's, the date isn't.
    int day = text.indexOf(',') < 0 ? text.indexOf(' ') : text.indexOf(',');
    String rest = text.substring(day + 1).trim();
    for (DateTimeFormatter form : Forms.ALL) {
      try {
        return LocalDateTime.parse(rest, form).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        // Then another form, or none.
      }
    }
    return null;
  }

  /** What only a parser needs, which few calls do. */
  private static final class Forms {
    static final List<DateTimeFormatter> ALL =
        List.of(form("d MMM uuuu HH:mm:ss 'GMT'"), twoDigits(), form("MMM ppd HH:mm:ss uuuu"));

    private static DateTimeFormatter form(String pattern) {
      return builder(pattern).toFormatter(Locale.US);
    }

    /**
     * The form of RFC 850, whose years count from 1970, the earliest that a server's clock says.
     */
    private static DateTimeFormatter twoDigits() {
      return builder("d-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.US);
    }

    private static DateTimeFormatterBuilder builder(String pattern) {
      return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    }
  }
}
