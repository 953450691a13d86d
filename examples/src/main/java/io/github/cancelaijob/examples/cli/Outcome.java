package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.InvalidRequestException;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.error.TransportFailedException;

/** What became of a job, in the words of the program's output. */
enum Outcome {
  CANCELED,
  NOT_PENDING,
  NOT_FOUND,
  PERMISSION_DENIED,
  AUTHENTICATION_FAILED,
  INVALID_REQUEST,
  THROTTLED,
  SERVICE_UNAVAILABLE,
  UNREACHABLE,
  UNEXPECTED,
  SKIPPED;

  static Outcome of(CancelAIJobException failure) {
    if (failure instanceof JobNotPendingException) {
      return NOT_PENDING;
    } else if (failure instanceof JobNotFoundException) {
      return NOT_FOUND;
    } else if (failure instanceof PermissionDeniedException) {
      return PERMISSION_DENIED;
    } else if (failure instanceof AuthenticationFailedException) {
      return AUTHENTICATION_FAILED;
    } else if (failure instanceof InvalidRequestException) {
      return INVALID_REQUEST;
    } else if (failure instanceof ThrottledException) {
      return THROTTLED;
    } else if (failure instanceof ServiceUnavailableException) {
      return SERVICE_UNAVAILABLE;
    } else if (failure instanceof TransportFailedException) {
      return UNREACHABLE;
    }
    return UNEXPECTED;
  }

  /** Returns whether the next job would meet the same end. */
  boolean endsTheRun() {
    return this == AUTHENTICATION_FAILED || this == PERMISSION_DENIED;
  }
}
