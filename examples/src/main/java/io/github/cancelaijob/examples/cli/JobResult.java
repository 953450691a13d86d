package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What became of one job, and everything that is known about it. */
final class JobResult {
  final JobId jobId;
  final Outcome outcome;
  final @Nullable Integer httpStatus;
  final @Nullable String errorCode;
  final @Nullable String message;
  final @Nullable String requestId;
  final @Nullable String traceId;
  final int attempts;
  final long elapsedMs;

  /** What a person should read: {@code null} if the job was canceled. */
  final @Nullable String explanation;

  private JobResult(CancelReceipt receipt, long elapsedMs) {
    this.jobId = receipt.jobId();
    this.outcome = Outcome.CANCELED;
    this.httpStatus = receipt.httpStatus();
    this.errorCode = null;
    this.message = null;
    this.requestId = receipt.requestId().orElse(null);
    this.traceId = receipt.traceId().orElse(null);
    this.attempts = receipt.attempts();
    this.elapsedMs = elapsedMs;
    this.explanation = null;
  }

  private JobResult(CancelAIJobException failure, long elapsedMs) {
    this.jobId = failure.jobId();
    this.outcome = Outcome.of(failure);
    this.httpStatus = failure.httpStatus().isPresent() ? failure.httpStatus().getAsInt() : null;
    this.errorCode = failure.errorCode().orElse(null);
    this.explanation = failure.getMessage();
    // Without an answer, the service has said nothing.
    this.message = httpStatus == null ? explanation : failure.errorMessage().orElse(null);
    this.requestId = failure.requestId().orElse(null);
    this.traceId = failure.traceId().orElse(null);
    this.attempts = failure.attempts();
    this.elapsedMs = elapsedMs;
  }

  private JobResult(JobId skipped) {
    this.jobId = skipped;
    this.outcome = Outcome.SKIPPED;
    this.httpStatus = null;
    this.errorCode = null;
    this.message = null;
    this.requestId = null;
    this.traceId = null;
    this.attempts = 0;
    this.elapsedMs = 0;
    this.explanation = "not tried";
  }

  /** Cancels a job, whatever comes of it. */
  static JobResult cancel(CancelAIJob cancelAIJob, JobId jobId) {
    long start = System.nanoTime();
    try {
      return new JobResult(cancelAIJob.cancel(jobId), millisSince(start));
    } catch (CancelAIJobException e) {
      return new JobResult(e, millisSince(start));
    }
  }

  static JobResult skipped(JobId jobId) {
    return new JobResult(jobId);
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
