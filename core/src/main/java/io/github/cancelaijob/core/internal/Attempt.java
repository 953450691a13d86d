package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
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
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import org.jspecify.annotations.Nullable;

/** One request for one job, signed and ready, and what its end means. */
final class Attempt {
  private static final int NUMBER = 1;

  private final JobId jobId;
  private final @Nullable Bucket bucket;
  private final TransportRequest request;
  private final Secrets secrets;

  Attempt(JobId jobId, @Nullable Bucket bucket, TransportRequest request, Secrets secrets) {
    this.jobId = jobId;
    this.bucket = bucket;
    this.request = request;
    this.secrets = secrets;
  }

  TransportRequest request() {
    return request;
  }

  /** Returns the receipt that {@code response} stands for, or throws what else it means. */
  CancelReceipt conclude(@Nullable TransportResponse response) {
    if (response == null) {
      throw failed(
          new TransportException(
              Kind.OTHER, Delivery.MAYBE_SENT, "the transport returned null", null));
    }
    Answer answer = AnswerReader.read(response, secrets);
    Verdict verdict = Verdict.of(answer);
    if (verdict != Verdict.CANCELED) {
      throw error(verdict, answer);
    }
    return CancelReceipt.builder(jobId)
        .httpStatus(answer.status)
        .requestId(answer.requestId)
        .traceId(answer.traceId)
        .attempts(NUMBER)
        .build();
  }

  /** Returns the error for an exchange that ended without an answer. */
  CancelAIJobException failed(Throwable failure) {
    ErrorDetails details = ErrorDetails.builder(jobId).attempts(NUMBER).build();
    Throwable cause = secrets.withoutSecrets(failure);
    if (failure instanceof TransportException) {
      TransportException e = (TransportException) failure;
      String said = e.getMessage() == null ? "" : ": " + secrets.redact(e.getMessage());
      return new TransportFailedException(
          details, noAnswer(e.kind() + said), e.delivery() == Delivery.MAYBE_SENT, cause);
    }
    // Not a transport's to throw, so nothing can be said about what it had done by then.
    return new TransportFailedException(
        details, noAnswer("the transport threw " + failure.getClass().getName()), true, cause);
  }

  private String noAnswer(String reason) {
    return "from " + request.uri().getRawAuthority() + " (" + reason + ")";
  }

  private CancelAIJobException error(Verdict verdict, Answer answer) {
    ErrorDetails details =
        ErrorDetails.builder(jobId)
            .httpStatus(answer.status)
            .errorCode(answer.code)
            .errorMessage(answer.message)
            .requestId(answer.requestId)
            .traceId(answer.traceId)
            .responseBody(answer.body)
            .attempts(NUMBER)
            .build();
    switch (verdict) {
      case NOT_PENDING:
        return new JobNotPendingException(details);
      case NOT_FOUND:
        return new JobNotFoundException(details);
      case PERMISSION_DENIED:
        return new PermissionDeniedException(details, bucket);
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
}
