package io.github.cancelaijob.core.error;

/** Thrown if the service knows no job of this id in this bucket. */
public final class JobNotFoundException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  /** Creates an error of this kind. */
  public JobNotFoundException(ErrorDetails details) {
    super(details, null);
  }

  @Override
  public String advice() {
    return mayHaveBeenCanceled()
        ? "An earlier try of this call may have canceled it: describe the job to know, or have the client ask with verifyLostAnswers()"
        : "Check that the job was submitted to this bucket and region, and that its id is whole";
  }
}
