package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What to do after an attempt: the whole policy, as one pure function. */
final class Decision {
  enum Action {
    DONE,
    FAIL,
    RETRY,
    CORRECT_CLOCK,
    REFRESH_CREDENTIALS,
    ASK
  }

  // Below it, a refused signature has another reason; also what the official SDKs take.
  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);
  // A server whose clock was reset says 1970.
  private static final Instant EARLIEST_DATE = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATEST_DATE = Instant.parse("2100-01-01T00:00:00Z");

  final Action action;

  /** How long to wait before the next attempt. */
  final Duration delay;

  /** By how much the service's clock is ahead of the local one, if that is to be corrected. */
  final Duration clockOffset;

  /** Why there is no further attempt although it might help. */
  final @Nullable String reason;

  private Decision(Action action, Duration delay, Duration clockOffset, @Nullable String reason) {
    this.action = action;
    this.delay = delay;
    this.clockOffset = clockOffset;
    this.reason = reason;
  }

  /** Returns the same decision with a delay of at least {@code delay}. */
  Decision notBefore(Duration delay) {
    return delay.compareTo(this.delay) > 0
        ? new Decision(action, delay, clockOffset, reason)
        : this;
  }

  /** Returns whether the call is over. */
  boolean isLast() {
    return action == Action.DONE || action == Action.FAIL;
  }

  /**
   * Decides.
   *
   * @param now the local clock, uncorrected
   * @param random from 0, inclusive, to 1, exclusive
   */
  static Decision decide(
      CallState call, Outcome outcome, RetryPolicy policy, Instant now, double random) {
    if (outcome.verdict == Verdict.SUCCESS) {
      return atOnce(Action.DONE);
    } else if (call.mayAsk && call.lost && saysTooLate(outcome.verdict)) {
      return atOnce(Action.ASK);
    }
    Decision next = remedy(call, outcome, policy, now, random);
    if (next.action == Action.FAIL || policy.maxAttempts() == 1) {
      return failure(null);
    } else if (call.attempt >= policy.maxAttempts()) {
      return failure("all " + policy.maxAttempts() + " attempts are used");
    } else if (next.delay.compareTo(call.remaining) >= 0) {
      return failure(outlasted(next.delay, outcome, call.remaining));
    } else if (next.action == Action.RETRY && !call.budgetLeft) {
      return failure("the retry budget of the client is used up");
    }
    return next;
  }

  private static String outlasted(Duration delay, Outcome outcome, Duration remaining) {
    if (remaining.isNegative() || remaining.isZero()) {
      return "the time of the call is used up";
    }
    String who = delay.equals(outcome.retryAfter) ? "the service asks for a" : "the";
    return who + " wait of " + delay + ", but only " + remaining + " are left";
  }

  private static boolean saysTooLate(Verdict verdict) {
    return verdict == Verdict.NOT_PENDING || verdict == Verdict.NOT_FOUND;
  }

  private static Decision remedy(
      CallState call, Outcome outcome, RetryPolicy policy, Instant now, double random) {
    if (mayPass(outcome)) {
      Duration backOff = backOff(policy, call.attempt, random);
      Duration asked = outcome.retryAfter == null ? Duration.ZERO : outcome.retryAfter;
      return new Decision(
          Action.RETRY, asked.compareTo(backOff) > 0 ? asked : backOff, Duration.ZERO, null);
    }
    Duration offset = clockOffset(call, outcome, now);
    if (offset != null) {
      return new Decision(Action.CORRECT_CLOCK, Duration.ZERO, offset, null);
    }
    return outcome.rejectsToken && call.withToken && !call.credentialsRefreshed
        ? atOnce(Action.REFRESH_CREDENTIALS)
        : failure(null);
  }

  /** Returns whether the same request may fare better later. */
  static boolean mayPass(Outcome outcome) {
    switch (outcome.verdict) {
      case THROTTLED:
        return true;
      case SERVICE_UNAVAILABLE:
        return outcome.status != 501;
      case NO_ANSWER:
        return outcome.kind == Kind.CONNECT
            || outcome.kind == Kind.UNKNOWN_HOST
            || outcome.kind == Kind.POOL
            || outcome.kind == Kind.TIMEOUT
            || outcome.kind == Kind.CONNECTION_LOST
            || outcome.kind == Kind.PROTOCOL;
      default:
        return false;
    }
  }

  /** Returns a random part of a limit that doubles with each attempt, up to the policy's own. */
  private static Duration backOff(RetryPolicy policy, int attempt, double random) {
    double limit = policy.baseDelay().toNanos() * Math.pow(2, attempt - 1);
    return Duration.ofNanos((long) (random * Math.min(limit, nanos(policy.maxDelay()))));
  }

  /** Returns what the local clock lacks, unless that isn't the trouble, or was tried already. */
  private static @Nullable Duration clockOffset(CallState call, Outcome outcome, Instant now) {
    Instant date = outcome.date;
    if (!outcome.blamesClock
        || call.clockCorrected
        || date == null
        || date.isBefore(EARLIEST_DATE)
        || date.isAfter(LATEST_DATE)
        || isTolerated(Duration.between(now.plus(call.clockOffset), date))) {
      return null;
    }
    Duration offset = Duration.between(now, date);
    return isTolerated(offset) ? Duration.ZERO : offset;
  }

  private static boolean isTolerated(Duration skew) {
    return skew.abs().compareTo(TOLERATED_SKEW) < 0;
  }

  private static double nanos(Duration duration) {
    return duration.getSeconds() * 1e9 + duration.getNano();
  }

  private static Decision atOnce(Action action) {
    return new Decision(action, Duration.ZERO, Duration.ZERO, null);
  }

  private static Decision failure(@Nullable String reason) {
    return new Decision(Action.FAIL, Duration.ZERO, Duration.ZERO, reason);
  }
}
