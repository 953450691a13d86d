package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import org.jspecify.annotations.Nullable;

/** What became of one job, and everything that is known about it. */
final class JobResult {
  final JobId jobId;
  final Kind outcome;
  final @Nullable Integer httpStatus;
  final @Nullable String errorCode;
  final @Nullable String message;
  final @Nullable String requestId;
  final @Nullable String traceId;
  final int attempts;
  final long elapsedMs;

  /** What a person should read: {@code null} if the job was canceled. */
  final @Nullable String explanation;

  JobResult(BulkOutcome told) {
    CancelReceipt receipt = told.receipt().orElse(null);
    CancelAIJobException error = told.error().orElse(null);
    this.jobId = told.jobId();
    this.outcome = told.kind();
    this.attempts = told.attempts();
    this.elapsedMs = told.elapsed().toMillis();
    if (receipt != null) {
      this.httpStatus = receipt.httpStatus();
      this.errorCode = null;
      this.message = null;
      this.requestId = receipt.requestId().orElse(null);
      this.traceId = receipt.traceId().orElse(null);
      this.explanation = null;
    } else if (error != null) {
      this.httpStatus = error.httpStatus().isPresent() ? error.httpStatus().getAsInt() : null;
      this.errorCode = error.errorCode().orElse(null);
      this.explanation = error.getMessage();
      // Without an answer, the service has said nothing.
      this.message = httpStatus == null ? explanation : error.errorMessage().orElse(null);
      this.requestId = error.requestId().orElse(null);
      this.traceId = error.traceId().orElse(null);
    } else {
      this.httpStatus = null;
      this.errorCode = null;
      this.message = null;
      this.requestId = null;
      this.traceId = null;
      this.explanation = "not tried";
    }
  }

  /** Cancels a job, whatever comes of it. */
  static JobResult cancel(CancelAIJob cancelAIJob, JobId jobId) {
    try {
      return new JobResult(BulkOutcome.builder(cancelAIJob.cancel(jobId)).build());
    } catch (CancelAIJobException e) {
      return new JobResult(BulkOutcome.builder(e).build());
    }
  }
}
