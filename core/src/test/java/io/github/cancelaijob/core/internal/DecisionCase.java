package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.FakeTime;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Random input of {@link Decision#decide}, most of it where something changes. */
final class DecisionCase {
  private static final Duration YEARS = Duration.ofDays(400 * 365);
  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
  private static final Duration[] DELAYS = {
    Duration.ofNanos(1), Duration.ofMillis(100), Duration.ofSeconds(5), YEARS, FOREVER
  };
  private static final Duration[] REMAINDERS = {
    Duration.ofSeconds(-1),
    Duration.ZERO,
    Duration.ofNanos(1),
    Duration.ofMillis(70),
    Duration.ofSeconds(1),
    Duration.ofSeconds(30),
    FOREVER
  };
  private static final Duration[] SKEWS = {
    Duration.ZERO,
    Duration.ofSeconds(30).minusNanos(1),
    Duration.ofSeconds(30),
    Duration.ofHours(2),
    Duration.ofSeconds(-30).plusNanos(1),
    Duration.ofSeconds(-30),
    Duration.ofHours(-2),
    YEARS,
    YEARS.negated()
  };
  private static final Instant[] TIMES = {
    Instant.MIN,
    Instant.EPOCH,
    Instant.parse("2019-12-31T23:59:59Z"),
    Instant.parse("2020-01-01T00:00:00Z"),
    Instant.parse("2026-05-16T06:45:51Z"),
    Instant.parse("2100-01-01T00:00:00Z"),
    Instant.parse("2100-01-01T00:00:00.000000001Z"),
    Instant.MAX
  };
  private static final Integer[] ATTEMPTS = {1, 2, 3, 4, 5, 100, Integer.MAX_VALUE};
  private static final Integer[] STATUSES = {
    100, 200, 204, 302, 400, 401, 402, 403, 404, 409, 429, 451, 500, 501, 502, 503, 504, 600
  };
  private static final Integer[] REFUSALS = {400, 401, 403, 404, 429, 503};
  private static final String[] CODES = {
    "AccessDenied",
    "ExpiredToken",
    "InvalidAccessKeyId",
    "InvalidToken",
    "NoSuchJob",
    "RequestLimitExceeded",
    "Request has expired",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
    "SignatureExpired",
    "SlowDown"
  };
  private static final String[] MESSAGES = {
    "Request has expired", "the token is invalid", "The job provided can not be modified", "failed"
  };

  final CallState call = new CallState();
  final Outcome outcome;
  final RetryPolicy policy;
  final Instant now;
  final double random;
  final @Nullable String code;

  DecisionCase(Random source) {
    Duration base = pick(source, DELAYS);
    Duration max = pick(source, DELAYS);
    policy =
        RetryPolicy.builder()
            .maxAttempts(pick(source, ATTEMPTS))
            .baseDelay(base.compareTo(max) < 0 ? base : max)
            .maxDelay(max)
            .build();
    now = source.nextInt(4) == 0 ? pick(source, TIMES) : TIMES[4];
    random = source.nextInt(8) == 0 ? 0 : source.nextDouble();
    call.attempt = attempt(source);
    call.remaining = pick(source, REMAINDERS);
    call.lost = source.nextBoolean();
    call.mayAsk = source.nextBoolean();
    call.clockCorrected = source.nextBoolean();
    call.credentialsRefreshed = source.nextBoolean();
    call.withToken = source.nextBoolean();
    call.clockOffset = pick(source, SKEWS);
    call.budgetLeft = source.nextInt(3) > 0;
    code = source.nextBoolean() ? pick(source, CODES) : null;
    outcome = source.nextInt(4) == 0 ? failure(source) : answer(source);
  }

  Decision decide() {
    return Decision.decide(call, outcome, policy, new FakeTime(now).random(random));
  }

  /** What answers and failures may pass by themselves, said again in the words of the protocol. */
  boolean mayPass() {
    if (outcome.answer == null) {
      return outcome.kind != Kind.TLS
          && outcome.kind != Kind.INTERRUPTED
          && outcome.kind != Kind.CANCELED
          && outcome.kind != Kind.CLOSED
          && outcome.kind != Kind.INVALID_REQUEST
          && outcome.kind != Kind.OTHER;
    }
    boolean throttled =
        outcome.status == 429 || "SlowDown".equals(code) || "RequestLimitExceeded".equals(code);
    boolean broken = outcome.status >= 500 && outcome.status < 600;
    return broken
        ? throttled || outcome.status != 501
        : throttled && outcome.verdict == Verdict.THROTTLED;
  }

  private int attempt(Random source) {
    switch (source.nextInt(3)) {
      case 0:
        return policy.maxAttempts();
      case 1:
        return 1;
      default:
        return 1 + source.nextInt(Math.min(policy.maxAttempts(), 2_000));
    }
  }

  private Outcome answer(Random source) {
    int status =
        source.nextInt(4) == 0
            ? 100 + source.nextInt(500)
            : pick(source, code == null ? STATUSES : REFUSALS);
    String message = source.nextBoolean() ? pick(source, MESSAGES) : null;
    Duration retryAfter = source.nextInt(3) == 0 ? pick(source, REMAINDERS).abs() : null;
    return Outcome.of(
        new Answer(status, code, message, null, null, null, date(source), retryAfter));
  }

  private @Nullable Instant date(Random source) {
    switch (source.nextInt(4)) {
      case 0:
        return null;
      case 1:
        return pick(source, TIMES);
      default:
        // Of the service's clock, by which the request was signed, and then a bit off.
        return TIMES[4].plus(call.clockOffset).plus(pick(source, SKEWS));
    }
  }

  private static Outcome failure(Random source) {
    Kind kind = pick(source, Kind.values());
    if (kind == Kind.CANCELED && source.nextBoolean()) {
      return Outcome.of(new CancellationException());
    } else if (kind == Kind.OTHER && source.nextBoolean()) {
      return Outcome.of(new IllegalStateException());
    }
    return Outcome.of(new TransportException(kind, pick(source, Delivery.values()), null, null));
  }

  private static <T> T pick(Random source, T[] values) {
    return values[source.nextInt(values.length)];
  }

  @Override
  public String toString() {
    return String.format(
        "%s %s, code %s, date %s, Retry-After %s, after attempt %d of %s at %s by %s; left %s,"
            + " budget %s, lost %s, may ask %s, clock corrected %s by %s, keys refreshed %s",
        outcome.verdict,
        outcome.answer == null ? outcome.kind : outcome.status,
        code,
        outcome.date,
        outcome.retryAfter,
        call.attempt,
        policy,
        now,
        random,
        call.remaining,
        call.budgetLeft,
        call.lost,
        call.mayAsk,
        call.clockCorrected,
        call.clockOffset,
        call.credentialsRefreshed);
  }
}
