package io.github.cancelaijob.core.internal;

import java.util.Locale;

/** What the end of an attempt means. */
enum Verdict {
  SUCCESS,
  NOT_PENDING,
  NOT_FOUND,
  PERMISSION_DENIED,
  AUTHENTICATION_FAILED,
  INVALID_REQUEST,
  THROTTLED,
  SERVICE_UNAVAILABLE,
  UNEXPECTED,
  NO_ANSWER;

  /**
   * Classifies an answer; the first rule that holds decides. Codes and statuses are those of the
   * pages "Error Codes" of CI and COS. What a cancel that came too late answers is in no document:
   * the message is from the page of media jobs, the rest is a guess that errs towards the caller's
   * sense.
   */
  static Verdict of(Answer answer) {
    int status = answer.status;
    String code = answer.code == null ? "" : answer.code;
    String message = answer.message == null ? "" : answer.message.toLowerCase(Locale.ROOT);
    boolean clientError = status >= 400 && status < 500;

    if (status == 200) {
      return SUCCESS;
    } else if (status < 400 || status > 599) {
      return UNEXPECTED;
    } else if (status == 409 || (clientError && saysNotPending(message))) {
      return NOT_PENDING;
    } else if (status == 404 && (code.endsWith("NotFound") || code.equals("NoSuchJob"))) {
      return NOT_FOUND;
    } else if (saysNotPermitted(status, code, message)) {
      return PERMISSION_DENIED;
    } else if (saysNotAuthentic(status, code, message)) {
      return AUTHENTICATION_FAILED;
    } else if (status == 429 || code.equals("SlowDown") || code.equals("RequestLimitExceeded")) {
      return THROTTLED;
    }
    return clientError ? INVALID_REQUEST : SERVICE_UNAVAILABLE;
  }

  private static boolean saysNotPending(String message) {
    return message.contains("can not be modified")
        || message.contains("cannot be modified")
        || message.contains("only pending")
        || message.contains("not pending");
  }

  private static boolean saysNotPermitted(int status, String code, String message) {
    switch (status) {
      case 400:
        return code.equals("ResourceAccessDenied") || code.equals("CIRoleNotExist");
      case 401:
        return code.equals("AccessDenied");
      case 402:
      case 451:
        return true;
      case 403:
        return code.equals("AccessDenied")
            && !message.contains("expired")
            && !message.contains("strict signature");
      default:
        return false;
    }
  }

  private static boolean saysNotAuthentic(int status, String code, String message) {
    switch (status) {
      case 400:
        return code.equals("ExpiredToken");
      case 401:
        return true;
      case 403:
        return code.equals("SignatureDoesNotMatch")
            || code.equals("InvalidAccessKeyId")
            || code.equals("RequestTimeTooSkewed")
            || code.equals("Request has expired")
            || message.contains("request has expired")
            || (code.equals("AccessDenied") && message.contains("expired"));
      default:
        return false;
    }
  }
}
