package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to do after an attempt: the whole policy, as one function, pure but for time and chance. */
final class Decision {
  enum Action {
    DONE,
    FAIL,
    RETRY,
    CORRECT_CLOCK,
    REFRESH_CREDENTIALS,
    ASK
  }

  private static final Decision DONE = atOnce(Action.DONE, null);

  final Action action;

  /** How long to wait before the next attempt. */
  final Duration delay;

  /**
   * By how much the service's clock is found to be ahead; {@code null} if that isn't the trouble.
   */
  final @Nullable Duration clockOffset;

  /** Why there is no further attempt although it might help. */
  final @Nullable String reason;

  private Decision(
      Action action, Duration delay, @Nullable Duration clockOffset, @Nullable String reason) {
    this.action = action;
    this.delay = delay;
    this.clockOffset = clockOffset;
    this.reason = reason;
  }

  /** Decides; asks {@code time} only after what wasn't a success. */
  static Decision decide(CallState call, Outcome outcome, RetryPolicy policy, Time time) {
    Decision next = remedy(call, outcome, policy, time);
    if (next.isLast()) {
      return next;
    } else if (next.action != Action.ASK && call.attempt >= policy.maxAttempts()) {
      int all = policy.maxAttempts();
      return next.failed(all == 1 ? null : "all " + all + " attempts are used");
    }
    next = next.within(call.remaining, next.delay.equals(outcome.retryAfter));
    return next.action == Action.RETRY && !call.budgetLeft
        ? next.failed("the retry budget of the client is used up")
        : next;
  }

  /** Returns whether the call is over. */
  boolean isLast() {
    return action == Action.DONE || action == Action.FAIL;
  }

  /** Returns this decision with a delay of at least {@code delay}, if the call's time allows it. */
  Decision notBefore(Duration delay, Duration remaining) {
    return delay.compareTo(this.delay) > 0
        ? new Decision(action, delay, clockOffset, reason).within(remaining, false)
        : this;
  }

  private Decision within(Duration remaining, boolean asked) {
    if (delay.compareTo(remaining) < 0) {
      return this;
    } else if (remaining.isNegative() || remaining.isZero()) {
      return failed("the time of the call is used up");
    }
    String who = asked ? "the service asks for a" : "it would take a";
    return failed(who + " wait of " + delay + ", but only " + remaining + " are left");
  }

  /** Returns the end in the place of this decision. What was learned of the clock stays true. */
  Decision failed(@Nullable String reason) {
    return new Decision(Action.FAIL, Duration.ZERO, clockOffset, reason);
  }

  private static Decision remedy(CallState call, Outcome outcome, RetryPolicy policy, Time time) {
    if (outcome.verdict == Verdict.SUCCESS) {
      return DONE;
    } else if (outcome.mayPass()) {
      Duration delay = backOff(policy, call.attempt, time.random());
      Duration asked = outcome.retryAfter == null ? delay : outcome.retryAfter;
      return new Decision(Action.RETRY, asked.compareTo(delay) > 0 ? asked : delay, null, null);
    } else if (call.mayAsk && call.lost && saysTooLate(outcome.verdict)) {
      return atOnce(Action.ASK, null);
    }
    Duration offset =
        outcome.blamesClock && !call.clockCorrected
            ? ServerClock.offset(time.now(), call.clockOffset, outcome.date)
            : null;
    if (offset != null) {
      return atOnce(Action.CORRECT_CLOCK, offset);
    } else if (outcome.rejectsToken && call.withToken && !call.credentialsRefreshed) {
      return atOnce(Action.REFRESH_CREDENTIALS, null);
    }
    return atOnce(Action.FAIL, null);
  }

  private static boolean saysTooLate(Verdict verdict) {
    return verdict == Verdict.NOT_PENDING || verdict == Verdict.NOT_FOUND;
  }

  /** Returns a random part of a limit that doubles with each attempt, up to the policy's own. */
  private static Duration backOff(RetryPolicy policy, int attempt, double random) {
    double limit = nanos(policy.baseDelay()) * Math.pow(2, attempt - 1);
    return Duration.ofNanos((long) (random * Math.min(limit, nanos(policy.maxDelay()))));
  }

  // Duration.toNanos() throws what it can't count.
  private static double nanos(Duration duration) {
    return duration.getSeconds() * 1e9 + duration.getNano();
  }

  private static Decision atOnce(Action action, @Nullable Duration clockOffset) {
    return new Decision(action, Duration.ZERO, clockOffset, null);
  }
}
