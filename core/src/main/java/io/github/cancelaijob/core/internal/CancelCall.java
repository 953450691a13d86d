package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobDescription;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.internal.Decision.Action;
import io.github.cancelaijob.core.spi.CallEvent.Operation;
import io.github.cancelaijob.core.spi.Pacer;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a job, and describes it if an answer was lost and a later one says that it's too late.
 */
final class CancelCall extends Call<CancelReceipt> {
  private int attempts;
  private @Nullable Outcome tooLate;
  private boolean settled;

  CancelCall(Parts parts, JobId jobId, @Nullable Pacer pacer) {
    super(parts, Operation.CANCEL, jobId, pacer);
    state.mayAsk = parts.verifiesLostAnswers;
  }

  @Override
  void ask() {
    tooLate = outcome();
    attempts = state.attempt;
    super.ask();
  }

  @Override
  CancelReceipt conclude(Decision decision) {
    if (decision.action == Action.FAIL) {
      throw error();
    } else if (tooLate == null) {
      return receipt(answer(outcome()), state.attempt, false);
    }
    JobDescription job = DescribeCall.described(this);
    if (job.isCanceled()) {
      return receipt(answer(outcome()), attempts, true);
    }
    settled = job.state().isPresent();
    throw tooLateError(tooLate);
  }

  /** That asking failed is beside the point: what stays is what the service said to the cancel. */
  @Override
  CancelAIJobException toldAs(CancelAIJobException error) {
    if (tooLate == null || settled) {
      return error;
    }
    CancelAIJobException told = tooLateError(tooLate);
    told.addSuppressed(error);
    return told;
  }

  private CancelAIJobException tooLateError(Outcome tooLate) {
    ErrorDetails.Builder details =
        ErrorDetails.builder(jobId).attempts(attempts).mayHaveBeenCanceled(!settled);
    return parts.errors.of(Operation.CANCEL, details, tooLate.verdict, answer(tooLate));
  }

  private CancelReceipt receipt(Answer answer, int attempts, boolean confirmed) {
    return CancelReceipt.builder(jobId)
        .httpStatus(answer.status)
        .requestId(answer.requestId)
        .traceId(answer.traceId)
        .attempts(attempts)
        .confirmed(confirmed)
        .build();
  }
}
