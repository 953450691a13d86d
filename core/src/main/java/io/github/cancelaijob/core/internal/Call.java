package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.CallEvent.Operation;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call, from attempt to attempt: what both drivers drive. Confined to one thread at a time.
 *
 * @param <T> what it returns in the end
 */
abstract class Call<T> {
  final Parts parts;
  final JobId jobId;
  final CallState state = new CallState();
  final Events events;
  private final Pacer pacer;
  private final long start;
  private Operation operation;
  private boolean retried;
  private @Nullable Credentials refused;
  private @Nullable Attempt attempt;
  private @Nullable Outcome outcome;
  private @Nullable TransportResponse response;
  private @Nullable String stopReason;

  Call(Parts parts, Operation operation, JobId jobId, Pacer pacer) {
    this.parts = parts;
    this.pacer = pacer;
    this.operation = operation;
    this.jobId = jobId;
    this.start = parts.time.nanos();
    this.events = new Events(parts.listener, parts.time, jobId, operation);
  }

  /** Returns what the call was made for, or throws why there is nothing. */
  abstract T conclude(Decision decision);

  /** Returns the error that the caller sees in the place of {@code error}. */
  CancelAIJobException toldAs(CancelAIJobException error) {
    return error;
  }

  /**
   * Returns the next request, signed as of now.
   *
   * @throws CancelAIJobException if there can't be one
   */
  Attempt begin() {
    if (parts.closing.isClosed()) {
      throw stopped(Kind.CLOSED, "this client is closed", null);
    }
    Duration left = remaining();
    if (attempt != null && (left.isNegative() || left.isZero())) {
      stopReason = "the time of the call is used up";
      throw error();
    }
    Credentials credentials = credentials();
    Attempt next;
    state.clockOffset = parts.clock.offset();
    try {
      next = parts.requests.sign(operation, jobId, credentials, now(), timeout(left));
    } catch (Exception e) {
      throw unsigned(new Secrets(credentials).withoutSecrets(e));
    }
    state.withToken = credentials.token().isPresent();
    state.attempt++;
    attempt = next;
    events.started(operation, state.attempt);
    return next;
  }

  Outcome answered(@Nullable TransportResponse response) {
    this.response = response;
    return requireNonNull(attempt).answered(response, now());
  }

  Outcome failed(Throwable failure) {
    return requireNonNull(attempt).failed(failure);
  }

  /** Notes how the attempt ended, and decides what comes next. */
  Decision end(Outcome outcome) {
    this.outcome = outcome;
    events.ended(operation, state.attempt, outcome);
    if (outcome.answer != null) {
      pacer.answered(outcome.verdict == Verdict.THROTTLED, outcome.retryAfter);
    }
    state.lost |= operation == Operation.CANCEL && outcome.mayHaveActed();
    state.remaining = remaining();
    boolean mayPass = Decision.mayPass(outcome);
    state.budgetLeft = mayPass && parts.budget.take();
    Decision decision =
        Decision.decide(state, outcome, parts.policy, parts.time.now(), parts.time.random());
    settleBudget(mayPass, decision);
    if (outcome.blamesClock && decision.action != Decision.Action.CORRECT_CLOCK) {
      parts.clock.forget(state.clockOffset);
    }
    if (!decision.isLast()) {
      decision = decision.notBefore(Duration.ofNanos(pacer.reserve()));
    }
    prepare(decision);
    return decision;
  }

  private void settleBudget(boolean mayPass, Decision decision) {
    if (mayPass) {
      if (state.budgetLeft && decision.action != Decision.Action.RETRY) {
        parts.budget.giveBack();
      }
    } else if (outcome != null && outcome.status != 0) {
      if (retried) {
        parts.budget.giveBack();
      } else {
        parts.budget.reward();
      }
    }
    retried = decision.action == Decision.Action.RETRY;
  }

  private void prepare(Decision decision) {
    stopReason = decision.reason;
    switch (decision.action) {
      case RETRY:
        events.waiting(operation, state.attempt, decision.delay);
        break;
      case CORRECT_CLOCK:
        state.clockCorrected = true;
        parts.clock.learn(decision.clockOffset);
        events.clockCorrected(operation, state.attempt, decision.clockOffset);
        break;
      case REFRESH_CREDENTIALS:
        state.credentialsRefreshed = true;
        refused = requireNonNull(attempt).credentials();
        break;
      case ASK:
        ask();
        break;
      default:
    }
  }

  /** Goes on by describing the job; only called if {@link CallState#mayAsk} allows it. */
  void ask() {
    operation = Operation.DESCRIBE;
    state.mayAsk = false;
    state.attempt = 0;
  }

  /**
   * Returns the keys to sign with, other than those refused; throws the refusal if there are none.
   */
  private Credentials credentials() {
    Credentials old = refused;
    try {
      if (old == null) {
        return requireNonNull(
            parts.provider.credentials(), "the credentials provider returned null");
      }
      Credentials fresh =
          requireNonNull(parts.provider.refresh(old), "the credentials provider returned null");
      if (!fresh.equals(old)) {
        refused = null;
        events.credentialsRefreshed(operation, state.attempt);
        return fresh;
      }
    } catch (Exception e) {
      if (old == null) {
        throw unsigned(e);
      }
      CancelAIJobException refusal = error();
      Throwable told = requireNonNull(attempt).secrets().withoutSecrets(e);
      if (told != null) {
        refusal.addSuppressed(told);
      }
      throw refusal;
    }
    throw error();
  }

  /** Repeats nothing of what the cause says: nobody but its author knows what is secret in it. */
  private AuthenticationFailedException unsigned(@Nullable Throwable cause) {
    AuthenticationFailedException unsigned =
        new AuthenticationFailedException(details().build(), cause);
    if (outcome != null) {
      unsigned.addSuppressed(error());
    }
    return unsigned;
  }

  /** Returns the error that the last attempt ended with. */
  CancelAIJobException error() {
    Outcome end = requireNonNull(outcome);
    Attempt last = requireNonNull(attempt);
    ErrorDetails.Builder details = details().stopReason(stopReason);
    return end.answer != null
        ? parts.errors.of(operation, details, end.verdict, end.answer)
        : Errors.of(details, last, requireNonNull(end.failure), state.lost || end.mayBeSent());
  }

  /** Returns the error of a call that ends between two attempts, or before the first. */
  TransportFailedException stopped(Kind kind, String why, @Nullable Throwable cause) {
    String reason = "(" + kind + ": " + why + ")";
    TransportFailedException stopped =
        new TransportFailedException(
            details().build(),
            attempt == null ? reason : Errors.from(attempt, kind + ": " + why),
            state.lost,
            cause);
    if (outcome != null) {
      stopped.addSuppressed(error());
    }
    return stopped;
  }

  ErrorDetails.Builder details() {
    return ErrorDetails.builder(jobId).attempts(state.attempt).mayHaveBeenCanceled(state.lost);
  }

  Outcome outcome() {
    return requireNonNull(outcome);
  }

  TransportResponse response() {
    return requireNonNull(response);
  }

  static Answer answer(Outcome outcome) {
    return requireNonNull(outcome.answer);
  }

  private Instant now() {
    return parts.time.now().plus(state.clockOffset);
  }

  private Duration remaining() {
    return parts.policy.timeout().minusNanos(parts.time.nanos() - start);
  }

  private Duration timeout(Duration left) {
    Duration timeout = parts.policy.attemptTimeout();
    if (left.compareTo(timeout) < 0) {
      timeout = left;
    }
    // A call of a nanosecond is over before its first attempt, which then says so.
    return timeout.isNegative() || timeout.isZero() ? Duration.ofNanos(1) : timeout;
  }
}
