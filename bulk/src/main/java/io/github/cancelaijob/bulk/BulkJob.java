package io.github.cancelaijob.bulk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.error.TransportFailedException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One id of a run, over all its calls. Confined to one thread at a time. */
final class BulkJob {
  final JobId id;

  /** When the next call may be made, if one was made already. */
  long due;

  /** How often the job was taken up again because it was throttled. */
  int returns;

  /** What no call may throw, if it did. */
  @Nullable Error fatal;

  private final Time time;
  private @Nullable CancelReceipt receipt;
  private @Nullable CancelAIJobException error;
  private boolean called;
  private long start;
  private long end;
  private int attempts;
  private boolean lost;

  BulkJob(JobId id, Time time) {
    this.id = id;
    this.time = time;
  }

  void begin() {
    if (!called) {
      called = true;
      start = time.nanos();
    }
  }

  /** Takes note of how a call ended. */
  void ended(@Nullable CancelReceipt receipt, @Nullable Throwable failure) {
    end = time.nanos();
    if (receipt != null) {
      this.receipt = receipt;
      error = null;
      attempts += receipt.attempts();
      return;
    }
    Throwable cause = requireNonNull(failure, "neither receipt nor failure");
    if (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Error) {
      fatal = (Error) cause;
    }
    CancelAIJobException told =
        cause instanceof CancelAIJobException ? (CancelAIJobException) cause : unknown(cause);
    error = told;
    attempts += told.attempts();
    lost |= told.mayHaveBeenCanceled();
  }

  /** Returns whether the last call failed for a reason that isn't the job's, and may pass. */
  boolean mayPass() {
    return wasThrottled()
        || error instanceof ServiceUnavailableException
        || error instanceof TransportFailedException;
  }

  boolean wasThrottled() {
    return error instanceof ThrottledException;
  }

  /** Returns whether the last call failed for want of valid keys or of permission. */
  boolean wasRefused() {
    return error instanceof AuthenticationFailedException
        || error instanceof PermissionDeniedException;
  }

  BulkOutcome outcome() {
    if (!called) {
      return BulkOutcome.builder(id).build();
    }
    BulkOutcome.Builder outcome =
        receipt != null
            ? BulkOutcome.builder(receipt)
            : BulkOutcome.builder(requireNonNull(error)).mayHaveBeenCanceled(lost);
    return outcome.attempts(attempts).elapsed(Duration.ofNanos(end - start)).build();
  }

  /** Of what isn't a client's to throw, only its type is sure to be no secret. */
  private CancelAIJobException unknown(Throwable cause) {
    String what =
        cause instanceof CancellationException
            ? "gave up the call"
            : "threw " + cause.getClass().getName();
    ErrorDetails details = ErrorDetails.builder(id).attempts(1).mayHaveBeenCanceled(true).build();
    return new TransportFailedException(details, "(the client " + what + ")", true, cause);
  }
}
