package io.github.cancelaijob.core.error;

/** Thrown if the service asks for fewer requests a second. */
public final class ThrottledException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  /** Creates an error of this kind. */
  public ThrottledException(ErrorDetails details) {
    super(details, null);
  }

  @Override
  public String advice() {
    return "Send fewer requests a second, and try this one again later";
  }
}
