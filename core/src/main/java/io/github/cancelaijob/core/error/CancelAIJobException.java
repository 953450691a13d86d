package io.github.cancelaijob.core.error;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.JobId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a job wasn't canceled, if that isn't known, or if a job can't be described.
 *
 * <p>Its subclasses tell apart what a caller does next; {@link #advice} says it in words. Nothing
 * in it is secret: keys, tokens and signatures that an answer repeats are taken out.
 */
public abstract class CancelAIJobException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_SHOWN = 500;

  private final ErrorDetails details;

  CancelAIJobException(ErrorDetails details, @Nullable Throwable cause) {
    super(null, cause);
    this.details = requireNonNull(details, "details");
  }

  /** Returns the job that was to be canceled. */
  public final JobId jobId() {
    return details.jobId();
  }

  /** Returns the answer's status; empty if there was no answer. */
  public final OptionalInt httpStatus() {
    return details.httpStatus == ErrorDetails.NO_STATUS
        ? OptionalInt.empty()
        : OptionalInt.of(details.httpStatus);
  }

  /** Returns the service's error code, such as {@code AccessDenied}. */
  public final Optional<String> errorCode() {
    return Optional.ofNullable(details.errorCode);
  }

  /** Returns the service's own words, as they came. */
  public final Optional<String> errorMessage() {
    return Optional.ofNullable(details.errorMessage);
  }

  /** Returns the id that the service's support asks for. */
  public final Optional<String> requestId() {
    return Optional.ofNullable(details.requestId);
  }

  /** Returns the service's trace id. */
  public final Optional<String> traceId() {
    return Optional.ofNullable(details.traceId);
  }

  /**
   * Returns the answer's body as UTF-8 text, of which at most 64 KiB are kept; empty if it had
   * none.
   */
  public final Optional<String> responseBody() {
    return Optional.ofNullable(details.responseBody);
  }

  /** Returns how many requests may have been sent: 0 if the call failed before the first. */
  public final int attempts() {
    return details.attempts;
  }

  /** Returns how long the service asks to wait before the next request. */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(details.retryAfter);
  }

  /**
   * Returns whether the job may be canceled all the same, by a request of this call that got no
   * answer, or none that tells: a lost connection, a timeout, a failure inside the service or its
   * gateway.
   */
  public final boolean mayHaveBeenCanceled() {
    return details.mayHaveBeenCanceled;
  }

  /** Returns what to do about it, as a sentence. */
  public abstract String advice();

  /** Returns what happened, the ids for the service's support, and the advice, on one line. */
  @Override
  public final String getMessage() {
    StringBuilder message = new StringBuilder(whatHappened());
    message.append(" for job ").append(details.jobId());
    if (details.attempts > 1) {
      message.append(" after ").append(details.attempts).append(" attempts");
    }
    if (details.requestId != null) {
      message.append(" (request id ").append(onOneLine(details.requestId)).append(')');
    }
    if (details.errorMessage != null) {
      message.append(": ").append(onOneLine(details.errorMessage));
    }
    if (details.stopReason != null) {
      sentence(message).append("Not tried again: ").append(details.stopReason);
    }
    return sentence(message).append(advice()).toString();
  }

  String whatHappened() {
    int status = details.httpStatus;
    String answer =
        "HTTP " + (status == ErrorDetails.NO_STATUS ? "status unknown" : String.valueOf(status));
    return details.errorCode == null ? answer : answer + ' ' + onOneLine(details.errorCode);
  }

  private static StringBuilder sentence(StringBuilder message) {
    return message.append(message.charAt(message.length() - 1) == '.' ? " " : ". ");
  }

  /** Keeps an answer from forging log lines: no control characters, and an end. */
  static String onOneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0, shown = 0; i < text.length() && shown < MAX_SHOWN; shown++) {
      int c = text.codePointAt(i);
      line.appendCodePoint(isPrintable(c) ? c : ' ');
      i += Character.charCount(c);
    }
    return line.toString().trim();
  }

  private static boolean isPrintable(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return false;
      default:
        return true;
    }
  }
}
