package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.CallEvent.Operation;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.Pacer;
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
  private final @Nullable Pacer pacer;
  private final long start;
  private Operation operation;
  private boolean reached;
  private boolean retried;
  private boolean keysRefused;
  private @Nullable Attempt attempt;
  private @Nullable Outcome outcome;
  private @Nullable String stopReason;

  Call(Parts parts, Operation operation, JobId jobId, @Nullable Pacer pacer) {
    this.parts = parts;
    this.pacer = pacer;
    this.operation = operation;
    this.jobId = jobId;
    this.start = parts.time.nanos();
    this.events = Events.of(parts, jobId, operation);
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
    requireOpen();
    Credentials credentials = credentials();
    // To get keys may have taken a while.
    requireOpen();
    Duration left = remaining();
    if (left.isNegative() || left.isZero()) {
      throw outOfTime();
    }
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

  private void requireOpen() {
    if (parts.closing.isClosed()) {
      throw stopped(Kind.CLOSED, "this client is closed", null);
    }
  }

  private CancelAIJobException outOfTime() {
    String reason = "the time of the call is used up";
    if (outcome == null) {
      return stopped(Kind.TIMEOUT, reason, null);
    }
    stopReason = reason;
    return error();
  }

  Outcome answered(@Nullable TransportResponse response) {
    return requireNonNull(attempt).answered(response, now());
  }

  Outcome failed(Throwable failure) {
    return requireNonNull(attempt).failed(failure);
  }

  /** Notes how the attempt ended, and decides what comes next. */
  Decision end(Outcome outcome) {
    this.outcome = outcome;
    events.ended(operation, state.attempt, outcome);
    if (pacer != null && outcome.answer != null) {
      pacer.answered(outcome.verdict == Verdict.THROTTLED, outcome.retryAfter);
    }
    reached |= outcome.mayBeSent();
    state.lost |= operation == Operation.CANCEL && outcome.mayHaveActed();
    state.remaining = remaining();
    boolean mayPass = outcome.mayPass();
    state.budgetLeft = mayPass && parts.budget.take();
    Decision decision = Decision.decide(state, outcome, parts.policy, parts.time);
    if (pacer != null && !decision.isLast()) {
      decision = paced(decision, pacer);
    }
    settleBudget(mayPass, outcome, decision);
    settleClock(outcome, decision);
    prepare(decision);
    return decision;
  }

  private Decision paced(Decision decision, Pacer pacer) {
    long wait = pacer.reserve();
    return wait < 0
        ? decision.failed("the run has stopped")
        : decision.notBefore(Duration.ofNanos(wait), state.remaining);
  }

  private void settleClock(Outcome outcome, Decision decision) {
    if (decision.clockOffset != null) {
      state.clockCorrected = true;
      parts.clock.learn(decision.clockOffset);
      events.clockCorrected(operation, state.attempt, decision.clockOffset);
    } else if (outcome.blamesClock) {
      parts.clock.forget(state.clockOffset);
    }
  }

  private void settleBudget(boolean mayPass, Outcome outcome, Decision decision) {
    if (mayPass) {
      if (state.budgetLeft && decision.action != Decision.Action.RETRY) {
        parts.budget.giveBack();
      }
    } else if (outcome.answer != null) {
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
    if (decision.action == Decision.Action.RETRY || !decision.delay.isZero()) {
      events.waiting(operation, state.attempt, decision.delay);
    }
    if (decision.action == Decision.Action.REFRESH_CREDENTIALS) {
      state.credentialsRefreshed = true;
      keysRefused = true;
    } else if (decision.action == Decision.Action.ASK) {
      ask();
    }
  }

  /** Goes on by describing the job; only called if {@link CallState#mayAsk} allows it. */
  void ask() {
    operation = Operation.DESCRIBE;
    state.mayAsk = false;
    state.attempt = 0;
    outcome = null;
  }

  /**
   * Returns the keys to sign with, other than those refused; throws the refusal if there are none.
   */
  private Credentials credentials() {
    return keysRefused ? refreshed(requireNonNull(attempt)) : provided();
  }

  private Credentials provided() {
    try {
      return requireNonNull(parts.provider.credentials(), "the credentials provider returned null");
    } catch (Exception e) {
      throw unsigned(e);
    }
  }

  private Credentials refreshed(Attempt refused) {
    Credentials fresh;
    try {
      fresh =
          requireNonNull(
              parts.provider.refresh(refused.credentials()),
              "the credentials provider returned null");
    } catch (Exception e) {
      CancelAIJobException refusal = error();
      Throwable told = refused.secrets().withoutSecrets(e);
      if (told != null) {
        refusal.addSuppressed(told);
      }
      throw refusal;
    }
    if (refused.isSignedWith(fresh)) {
      throw error();
    }
    keysRefused = false;
    events.credentialsRefreshed(operation, state.attempt);
    return fresh;
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
        : Errors.of(details, last, requireNonNull(end.failure), reached);
  }

  /** Returns the error of a call that ends between two attempts, or before the first. */
  TransportFailedException stopped(Kind kind, String why, @Nullable Throwable cause) {
    String reason = "(" + kind + ": " + why + ")";
    TransportFailedException stopped =
        new TransportFailedException(
            details().build(),
            attempt == null ? reason : Errors.from(attempt, kind + ": " + why),
            reached,
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
    return left.compareTo(timeout) < 0 ? left : timeout;
  }
}
