package io.github.cancelaijob.core.error;

/**
 * Thrown if the job is running, done, failed or canceled already: only a pending job can be
 * canceled.
 */
public final class JobNotPendingException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  /** Creates an error of this kind. */
  public JobNotPendingException(ErrorDetails details) {
    super(details, null);
  }

  @Override
  public String advice() {
    return mayHaveBeenCanceled()
        ? "An earlier try of this call may have canceled it: describe the job to know, or have the client ask with verifyLostAnswers()"
        : "Only a pending job (state Submitted) can be canceled; describe the job to see what became of it";
  }
}
