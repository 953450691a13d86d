package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service's word that a job is canceled. Immutable. */
public final class CancelReceipt {
  private final JobId jobId;
  private final int httpStatus;
  private final @Nullable String requestId;
  private final @Nullable String traceId;
  private final int attempts;
  private final boolean confirmed;

  private CancelReceipt(Builder builder) {
    this.jobId = builder.jobId;
    this.httpStatus = builder.httpStatus;
    this.requestId = builder.requestId;
    this.traceId = builder.traceId;
    this.attempts = builder.attempts;
    this.confirmed = builder.confirmed;
  }

  /** Returns a builder of a receipt for {@code jobId}: status 200, one attempt, no ids. */
  public static Builder builder(JobId jobId) {
    return new Builder(requireNonNull(jobId, "jobId"));
  }

  /** Returns the job that is canceled. */
  public JobId jobId() {
    return jobId;
  }

  /** Returns the status of the answer. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Returns the id that the service's support asks for, its header {@code x-ci-request-id}. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** Returns the service's trace id, its header {@code x-ci-trace-id}. */
  public Optional<String> traceId() {
    return Optional.ofNullable(traceId);
  }

  /** Returns how many requests to cancel it may have been sent, at least 1. */
  public int attempts() {
    return attempts;
  }

  /**
   * Returns whether the word comes from describing the job, because the answer to the cancel itself
   * was lost.
   */
  public boolean confirmed() {
    return confirmed;
  }

  @Override
  public String toString() {
    String text =
        "CancelReceipt[jobId="
            + jobId
            + ", httpStatus="
            + httpStatus
            + ", requestId="
            + requestId
            + ", traceId="
            + traceId
            + ", attempts="
            + attempts
            + ", confirmed="
            + confirmed
            + ']';
    return Quoted.onOneLine(text);
  }

  /**
   * Builds a {@link CancelReceipt}: the client's own, or one that a test of an application needs.
   */
  public static final class Builder {
    private final JobId jobId;
    private int httpStatus = 200;
    private @Nullable String requestId;
    private @Nullable String traceId;
    private int attempts = 1;
    private boolean confirmed;

    private Builder(JobId jobId) {
      this.jobId = jobId;
    }

    /** Sets the status of the answer. */
    public Builder httpStatus(int httpStatus) {
      this.httpStatus = httpStatus;
      return this;
    }

    /** Sets the request id; {@code null} if the answer had none. */
    public Builder requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** Sets the trace id; {@code null} if the answer had none. */
    public Builder traceId(@Nullable String traceId) {
      this.traceId = traceId;
      return this;
    }

    /** Sets how many requests were sent. */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /** Sets whether describing the job confirmed it. */
    public Builder confirmed(boolean confirmed) {
      this.confirmed = confirmed;
      return this;
    }

    /** Returns the receipt. */
    public CancelReceipt build() {
      return new CancelReceipt(this);
    }
  }
}
