package io.github.cancelaijob.core.error;

import org.jspecify.annotations.Nullable;

/** Thrown if there were no keys to sign with, or if the service doesn't accept key or signature. */
public final class AuthenticationFailedException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  /** Creates an error of this kind. */
  public AuthenticationFailedException(ErrorDetails details) {
    super(details, null);
  }

  /**
   * Creates an error of this kind.
   *
   * @param cause what the credentials provider or the signer threw; {@code null} if the service
   *     answered
   */
  public AuthenticationFailedException(ErrorDetails details, @Nullable Throwable cause) {
    super(details, cause);
  }

  @Override
  public String advice() {
    switch (errorCode().orElse("")) {
      case "SignatureDoesNotMatch":
        return "Check that the secret key belongs to the secret id, and that no proxy rewrites Host,"
            + " path or query";
      case "InvalidAccessKeyId":
      case "SecretidNotExist":
        return "Check the secret id: it doesn't exist, or was deleted";
      case "ExpiredToken":
        return "Fetch fresh temporary keys: the session token has expired";
      case "RequestTimeTooSkewed":
      case "SignatureExpired":
      case "AccessDenied":
      case "Request has expired":
        return "Set this machine's clock: the service finds the signature outside its time";
      default:
        return "Check secret id, secret key, session token and this machine's clock";
    }
  }

  @Override
  String whatHappened() {
    if (httpStatus().isPresent()) {
      return super.whatHappened();
    }
    Throwable cause = getCause();
    String why = cause == null ? "" : " (" + cause.getClass().getName() + ", see the cause)";
    return "The request could not be signed" + why;
  }
}
