package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

/**
 * The id of an AI job, as the service gave it when the job was submitted.
 *
 * <p>1 to 128 characters of {@code A-Z a-z 0-9 - _ . ~}, and neither {@code .} nor {@code ..}. Such
 * an id stands in a URL as it is: a slash would address another resource, a comma several jobs.
 */
public final class JobId {
  private static final String PATH = "/ai_jobs/";
  private static final int MAX_LENGTH = 128;

  private final String value;

  private JobId(String value) {
    this.value = value;
  }

  /**
   * Returns the id {@code value}.
   *
   * @throws IllegalArgumentException if {@code value} breaks the rule above
   */
  public static JobId of(String value) {
    requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "job id "
              + Quoted.quote(value)
              + " is not one: it must have 1 to 128 characters of A-Z a-z 0-9 - _ . ~ and be neither"
              + " '.' nor '..'; pass the JobId that the service returned for the job, unchanged");
    }
    return new JobId(value);
  }

  /** Returns the id's text. */
  public String value() {
    return value;
  }

  /** Returns the path that the service has the job at, {@code /ai_jobs/<jobId>}. */
  public String path() {
    return PATH + value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JobId && ((JobId) other).value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the id's text. */
  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || value.equals(".") || value.equals("..")) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (!isUnreserved(value.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '~';
  }
}
