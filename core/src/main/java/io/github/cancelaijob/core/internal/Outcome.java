package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How an attempt ended: with an answer, or without. */
final class Outcome {
  final Verdict verdict;
  final @Nullable Answer answer;
  final @Nullable Throwable failure;

  /** The answer's status; 0 without one. */
  final int status;

  /** Why there is no answer. */
  final @Nullable Kind kind;

  final @Nullable Instant date;
  final @Nullable Duration retryAfter;

  /** Whether the service finds that the signature is outside its time. */
  final boolean blamesClock;

  /** Whether the service no longer takes the session token, or the key that came with it. */
  final boolean rejectsToken;

  private final boolean mayBeSent;

  private Outcome(Answer answer) {
    this.verdict = Verdict.of(answer);
    this.answer = answer;
    this.failure = null;
    this.status = answer.status;
    this.kind = null;
    this.date = answer.date;
    this.retryAfter = answer.retryAfter;
    String code = answer.code == null ? "" : answer.code;
    String message = answer.message == null ? "" : answer.message.toLowerCase(Locale.ROOT);
    boolean refused = answer.status == 400 || answer.status == 401 || answer.status == 403;
    this.blamesClock = refused && blamesClock(code, message);
    this.rejectsToken = refused && !blamesClock && rejectsToken(code, message);
    this.mayBeSent = true;
  }

  private Outcome(Throwable failure) {
    boolean ofTransport = failure instanceof TransportException;
    this.verdict = Verdict.NO_ANSWER;
    this.answer = null;
    this.failure = failure;
    this.status = 0;
    this.kind = ofTransport ? ((TransportException) failure).kind() : kindOf(failure);
    this.date = null;
    this.retryAfter = null;
    this.blamesClock = false;
    this.rejectsToken = false;
    // Of what isn't a transport's to throw, nobody knows what it had done by then.
    this.mayBeSent =
        !ofTransport || ((TransportException) failure).delivery() == Delivery.MAYBE_SENT;
  }

  static Outcome of(Answer answer) {
    return new Outcome(answer);
  }

  static Outcome of(Throwable failure) {
    return new Outcome(failure);
  }

  /** Returns whether the service may have got the request. */
  boolean mayBeSent() {
    return mayBeSent;
  }

  /**
   * Returns whether the service may have done what was asked although nothing says so: no answer,
   * or one of a gateway that got none, or of a service that broke midway, or a success that isn't
   * the documented one. 503 means that it didn't begin.
   */
  boolean mayHaveActed() {
    if (verdict == Verdict.SERVICE_UNAVAILABLE) {
      return status != 501 && status != 503;
    } else if (verdict == Verdict.UNEXPECTED) {
      return status < 300 || status > 599;
    }
    return verdict == Verdict.NO_ANSWER && mayBeSent;
  }

  /** Returns whether the same request may fare better later. */
  boolean mayPass() {
    return verdict == Verdict.THROTTLED
        || (verdict == Verdict.SERVICE_UNAVAILABLE && status != 501)
        || kind == Kind.CONNECT
        || kind == Kind.UNKNOWN_HOST
        || kind == Kind.POOL
        || kind == Kind.TIMEOUT
        || kind == Kind.CONNECTION_LOST
        || kind == Kind.PROTOCOL;
  }

  private static Kind kindOf(Throwable failure) {
    return failure instanceof CancellationException ? Kind.CANCELED : Kind.OTHER;
  }

  private static boolean blamesClock(String code, String message) {
    return code.equals("RequestTimeTooSkewed")
        || code.equals("SignatureExpired")
        || code.equals("Request has expired")
        || message.contains("request has expired");
  }

  private static boolean rejectsToken(String code, String message) {
    return code.equals("ExpiredToken")
        || code.equals("InvalidAccessKeyId")
        || code.contains("Token")
        || (!code.isEmpty() && message.contains("token"));
  }
}
