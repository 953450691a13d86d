package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** A region of Tencent Cloud under its short name, such as {@code ap-beijing}. */
public final class Region {
  // The DNS limit of a host label. No document gives a list of regions to hold on to: new ones
  // appear.
  private static final int MAX_LENGTH = 63;
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private final String value;

  private Region(String value) {
    this.value = value;
  }

  /**
   * Returns the region {@code value}: at most 63 characters, words of {@code a-z 0-9} joined by
   * single dashes. Whether the region exists, only the service knows.
   *
   * @throws IllegalArgumentException if {@code value} has another form
   */
  public static Region of(String value) {
    requireNonNull(value, "value");
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "region "
              + Quoted.quote(value)
              + " is not one: it must be at most 63 characters, words of a-z 0-9 joined by single"
              + " dashes, such as ap-beijing; the COS console shows it beside the bucket");
    }
    return new Region(value);
  }

  /** Returns the short name. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Region && ((Region) other).value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the short name. */
  @Override
  public String toString() {
    return value;
  }
}
