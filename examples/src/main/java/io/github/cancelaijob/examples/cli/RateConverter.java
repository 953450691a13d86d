package io.github.cancelaijob.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500/s}, and {@code 500} for short. */
final class RateConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double rate =
          Double.parseDouble(text.endsWith("/s") ? text.substring(0, text.length() - 2) : text);
      if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is zero or less.
    }
    throw new TypeConversionException("'" + text + "' is not a positive rate such as 500/s");
  }
}
