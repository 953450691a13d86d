package io.github.cancelaijob.core.error;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.JobId;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known about a cancel that failed. Immutable. */
public final class ErrorDetails implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int NO_STATUS = 0;

  private final String jobId;
  final int httpStatus;
  final @Nullable String errorCode;
  final @Nullable String errorMessage;
  final @Nullable String requestId;
  final @Nullable String traceId;
  final @Nullable String responseBody;
  final int attempts;
  final @Nullable Duration retryAfter;
  final boolean mayHaveBeenCanceled;
  final @Nullable String stopReason;

  private ErrorDetails(Builder builder) {
    this.jobId = builder.jobId.value();
    this.httpStatus = builder.httpStatus;
    this.errorCode = builder.errorCode;
    this.errorMessage = builder.errorMessage;
    this.requestId = builder.requestId;
    this.traceId = builder.traceId;
    this.responseBody = builder.responseBody;
    this.attempts = builder.attempts;
    this.retryAfter = builder.retryAfter;
    this.mayHaveBeenCanceled = builder.mayHaveBeenCanceled;
    this.stopReason = builder.stopReason;
  }

  /** Returns a builder for a cancel of {@code jobId} of which nothing else is known. */
  public static Builder builder(JobId jobId) {
    return new Builder(requireNonNull(jobId, "jobId"));
  }

  JobId jobId() {
    return JobId.of(jobId);
  }

  /**
   * Builds {@link ErrorDetails}: the client's own, or those that a test of an application needs.
   */
  public static final class Builder {
    private final JobId jobId;
    private int httpStatus = NO_STATUS;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String requestId;
    private @Nullable String traceId;
    private @Nullable String responseBody;
    private int attempts;
    private @Nullable Duration retryAfter;
    private boolean mayHaveBeenCanceled;
    private @Nullable String stopReason;

    private Builder(JobId jobId) {
      this.jobId = jobId;
    }

    /** Sets the answer's status. */
    public Builder httpStatus(int httpStatus) {
      this.httpStatus = httpStatus;
      return this;
    }

    /** Sets the service's error code. */
    public Builder errorCode(@Nullable String errorCode) {
      this.errorCode = errorCode;
      return this;
    }

    /** Sets the service's message. */
    public Builder errorMessage(@Nullable String errorMessage) {
      this.errorMessage = errorMessage;
      return this;
    }

    /** Sets the request id. */
    public Builder requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** Sets the trace id. */
    public Builder traceId(@Nullable String traceId) {
      this.traceId = traceId;
      return this;
    }

    /** Sets the answer's body as text. */
    public Builder responseBody(@Nullable String responseBody) {
      this.responseBody = responseBody;
      return this;
    }

    /** Sets how many requests may have been sent. */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /** Sets how long the service asks to wait. */
    public Builder retryAfter(@Nullable Duration retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /** Sets whether a request without a clear answer may have canceled the job. */
    public Builder mayHaveBeenCanceled(boolean mayHaveBeenCanceled) {
      this.mayHaveBeenCanceled = mayHaveBeenCanceled;
      return this;
    }

    /** Sets why the client did not try again although it might have helped, as a clause. */
    public Builder stopReason(@Nullable String stopReason) {
      this.stopReason = stopReason;
      return this;
    }

    /** Returns the details. */
    public ErrorDetails build() {
      return new ErrorDetails(this);
    }
  }
}
