package io.github.cancelaijob.core.error;

/**
 * Thrown if the answer is none that this operation gives: a redirect, or a success other than 200.
 */
public final class UnexpectedResponseException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  /** Creates an error of this kind. */
  public UnexpectedResponseException(ErrorDetails details) {
    super(details, null);
  }

  @Override
  public String advice() {
    return httpStatus().orElse(0) / 100 == 3
        ? "A redirect is never followed, because the signature belongs to its host: check bucket,"
            + " region, endpoint and any proxy before it"
        : "Look at what answers at this endpoint: CI confirms a cancel with 200 and nothing else";
  }
}
