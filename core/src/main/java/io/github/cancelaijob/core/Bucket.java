package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A COS bucket under its full name, {@code <name>-<APPID>}, such as {@code
 * examplebucket-1250000000}.
 */
public final class Bucket {
  private static final int MAX_LENGTH = 60;
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?-[0-9]+");

  private final String value;

  private Bucket(String value) {
    this.value = value;
  }

  /**
   * Returns the bucket {@code value}: at most 60 characters of {@code a-z 0-9 -}, beginning with a
   * letter or digit and ending with a dash and the APPID's digits.
   *
   * @throws IllegalArgumentException if {@code value} has another form
   */
  public static Bucket of(String value) {
    requireNonNull(value, "value");
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "bucket "
              + Quoted.quote(value)
              + " is not one: it must be <name>-<APPID>, such as examplebucket-1250000000, with at"
              + " most 60 characters of a-z 0-9 -; the COS console shows the name in this form");
    }
    return new Bucket(value);
  }

  /** Returns the full name, with the APPID. */
  public String value() {
    return value;
  }

  /**
   * Returns the APPID: the digits behind the last dash, which name the account that owns the
   * bucket.
   */
  public String appId() {
    return value.substring(value.lastIndexOf('-') + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bucket && ((Bucket) other).value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the full name. */
  @Override
  public String toString() {
    return value;
  }
}
