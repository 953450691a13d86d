package io.github.cancelaijob.core.error;

/** Thrown if the service, or something in front of it, failed or was not available. */
public final class ServiceUnavailableException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  /** Creates an error of this kind. */
  public ServiceUnavailableException(ErrorDetails details) {
    super(details, null);
  }

  @Override
  public String advice() {
    return mayHaveBeenCanceled()
        ? "Try again later; whether the job was canceled is not known until it is described"
        : "Try again later";
  }
}
