package io.github.cancelaijob.examples.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 30s}, {@code 2m} and the ISO 8601 form, {@code PT30S}. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      Duration duration = parse(text.toLowerCase(Locale.ROOT));
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
      // Told below, together with what is zero or less.
    }
    throw new TypeConversionException(
        "'" + text + "' is not a positive time such as 500ms, 30s, 2m or PT30S");
  }

  private static Duration parse(String text) {
    if (text.endsWith("ms")) {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    }
    return Duration.parse(text.startsWith("p") ? text : "pt" + text);
  }
}
