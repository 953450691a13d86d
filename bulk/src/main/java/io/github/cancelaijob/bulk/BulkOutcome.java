package io.github.cancelaijob.bulk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.InvalidRequestException;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.error.TransportFailedException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one id of a bulk run. Immutable. */
public final class BulkOutcome {
  /** What became of it, in a word. */
  public enum Kind {
    /** The job is canceled. */
    CANCELED,
    /** See {@link JobNotPendingException}. */
    NOT_PENDING,
    /** See {@link JobNotFoundException}. */
    NOT_FOUND,
    /** See {@link PermissionDeniedException}. */
    PERMISSION_DENIED,
    /** See {@link AuthenticationFailedException}. */
    AUTHENTICATION_FAILED,
    /** See {@link InvalidRequestException}. */
    INVALID_REQUEST,
    /** See {@link ThrottledException}. */
    THROTTLED,
    /** See {@link ServiceUnavailableException}. */
    SERVICE_UNAVAILABLE,
    /** See {@link TransportFailedException}. */
    UNREACHABLE,
    /** The answer is none that this operation gives. */
    UNEXPECTED,
    /** No call was made for it. */
    SKIPPED;

    /** Returns whether to cancel the job again would change nothing. */
    public boolean isSettled() {
      return this == CANCELED || this == NOT_PENDING || this == NOT_FOUND;
    }

    private static Kind of(CancelAIJobException error) {
      if (error instanceof JobNotPendingException) {
        return NOT_PENDING;
      } else if (error instanceof JobNotFoundException) {
        return NOT_FOUND;
      } else if (error instanceof PermissionDeniedException) {
        return PERMISSION_DENIED;
      } else if (error instanceof AuthenticationFailedException) {
        return AUTHENTICATION_FAILED;
      } else if (error instanceof InvalidRequestException) {
        return INVALID_REQUEST;
      } else if (error instanceof ThrottledException) {
        return THROTTLED;
      } else if (error instanceof ServiceUnavailableException) {
        return SERVICE_UNAVAILABLE;
      } else if (error instanceof TransportFailedException) {
        return UNREACHABLE;
      }
      return UNEXPECTED;
    }
  }

  private final JobId jobId;
  private final Kind kind;
  private final @Nullable CancelReceipt receipt;
  private final @Nullable CancelAIJobException error;
  private final int attempts;
  private final Duration elapsed;
  private final boolean mayHaveBeenCanceled;

  private BulkOutcome(Builder builder) {
    this.jobId = builder.jobId;
    this.kind = builder.kind;
    this.receipt = builder.receipt;
    this.error = builder.error;
    this.attempts = builder.attempts;
    this.elapsed = builder.elapsed;
    this.mayHaveBeenCanceled = builder.mayHaveBeenCanceled;
  }

  /** Returns a builder of the outcome {@link Kind#CANCELED}, with the receipt's attempts. */
  public static Builder builder(CancelReceipt receipt) {
    return new Builder(receipt.jobId(), Kind.CANCELED, receipt, null, receipt.attempts(), false);
  }

  /** Returns a builder of the outcome that {@code error} stands for, with what it says. */
  public static Builder builder(CancelAIJobException error) {
    return new Builder(
        error.jobId(), Kind.of(error), null, error, error.attempts(), error.mayHaveBeenCanceled());
  }

  /** Returns a builder of the outcome {@link Kind#SKIPPED}. */
  public static Builder builder(JobId jobId) {
    return new Builder(requireNonNull(jobId, "jobId"), Kind.SKIPPED, null, null, 0, false);
  }

  /** Returns the id. */
  public JobId jobId() {
    return jobId;
  }

  /** Returns what became of it. */
  public Kind kind() {
    return kind;
  }

  /** Returns the service's word that the job is canceled; only of {@link Kind#CANCELED}. */
  public Optional<CancelReceipt> receipt() {
    return Optional.ofNullable(receipt);
  }

  /** Returns how the id's last call failed; empty if it is canceled or skipped. */
  public Optional<CancelAIJobException> error() {
    return Optional.ofNullable(error);
  }

  /** Returns how many requests may have been sent for the id, over all its calls. */
  public int attempts() {
    return attempts;
  }

  /** Returns the time from the id's first call to the end of its last. */
  public Duration elapsed() {
    return elapsed;
  }

  /**
   * Returns whether the job may be canceled although it isn't {@link Kind#CANCELED}, by a request
   * of any of the id's calls that got no answer, or none that tells.
   */
  public boolean mayHaveBeenCanceled() {
    return mayHaveBeenCanceled;
  }

  @Override
  public String toString() {
    return "BulkOutcome["
        + jobId
        + ' '
        + kind
        + ", attempts="
        + attempts
        + ", elapsed="
        + elapsed
        + ", mayHaveBeenCanceled="
        + mayHaveBeenCanceled
        + ']';
  }

  /** Builds a {@link BulkOutcome}: a run's own, or one that a test of an application needs. */
  public static final class Builder {
    private final JobId jobId;
    private final Kind kind;
    private final @Nullable CancelReceipt receipt;
    private final @Nullable CancelAIJobException error;
    private int attempts;
    private Duration elapsed = Duration.ZERO;
    private boolean mayHaveBeenCanceled;

    private Builder(
        JobId jobId,
        Kind kind,
        @Nullable CancelReceipt receipt,
        @Nullable CancelAIJobException error,
        int attempts,
        boolean mayHaveBeenCanceled) {
      this.jobId = jobId;
      this.kind = kind;
      this.receipt = receipt;
      this.error = error;
      this.attempts = attempts;
      this.mayHaveBeenCanceled = mayHaveBeenCanceled;
    }

    /** Sets how many requests may have been sent. */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /** Sets how long it took. */
    public Builder elapsed(Duration elapsed) {
      this.elapsed = requireNonNull(elapsed, "elapsed");
      return this;
    }

    /** Sets whether a request without a clear answer may have canceled the job. */
    public Builder mayHaveBeenCanceled(boolean mayHaveBeenCanceled) {
      this.mayHaveBeenCanceled = mayHaveBeenCanceled;
      return this;
    }

    /** Returns the outcome. */
    public BulkOutcome build() {
      return new BulkOutcome(this);
    }
  }
}
