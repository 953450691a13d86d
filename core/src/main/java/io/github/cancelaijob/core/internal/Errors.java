package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.InvalidRequestException;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.error.UnexpectedResponseException;
import io.github.cancelaijob.core.spi.CallEvent.Operation;
import io.github.cancelaijob.core.spi.TransportException;
import org.jspecify.annotations.Nullable;

/** Turns the end of an attempt into the error that a caller sees. */
final class Errors {
  private final @Nullable Bucket bucket;

  /** Creates a maker of errors; {@code bucket} only helps to say which permission is missing. */
  Errors(@Nullable Bucket bucket) {
    this.bucket = bucket;
  }

  /** Returns the error of an answer that isn't a success. */
  CancelAIJobException of(
      Operation operation, ErrorDetails.Builder known, Verdict verdict, Answer answer) {
    ErrorDetails details =
        known
            .httpStatus(answer.status)
            .errorCode(answer.code)
            .errorMessage(answer.message)
            .requestId(answer.requestId)
            .traceId(answer.traceId)
            .responseBody(answer.body)
            .retryAfter(answer.retryAfter)
            .build();
    switch (verdict) {
      case NOT_PENDING:
        return new JobNotPendingException(details);
      case NOT_FOUND:
        return new JobNotFoundException(details);
      case PERMISSION_DENIED:
        return new PermissionDeniedException(details, actionOf(operation), bucket);
      case AUTHENTICATION_FAILED:
        return new AuthenticationFailedException(details);
      case INVALID_REQUEST:
        return new InvalidRequestException(details);
      case THROTTLED:
        return new ThrottledException(details);
      case SERVICE_UNAVAILABLE:
        return new ServiceUnavailableException(details);
      default:
        return new UnexpectedResponseException(details);
    }
  }

  /**
   * Returns the error of an exchange without an answer.
   *
   * @param reached whether the service may have got a request of the call
   */
  static TransportFailedException of(
      ErrorDetails.Builder known, Attempt attempt, Throwable failure, boolean reached) {
    Secrets secrets = attempt.secrets();
    // Of what isn't a transport's to throw, only its type is sure to be no secret.
    String reason = "the transport threw " + failure.getClass().getName();
    if (failure instanceof TransportException) {
      String said = secrets.redact(failure.getMessage());
      reason = ((TransportException) failure).kind() + (said == null ? "" : ": " + said);
    }
    return new TransportFailedException(
        known.build(), from(attempt, reason), reached, secrets.withoutSecrets(failure));
  }

  static String from(Attempt attempt, String reason) {
    return "from " + attempt.request().authority() + " (" + reason + ")";
  }

  /** What the page "Authorization Granularity Details" names, and what follows its example. */
  private static String actionOf(Operation operation) {
    return operation == Operation.CANCEL ? "ci:CancelAiProcessJob" : "ci:DescribeAiProcessJob";
  }
}
