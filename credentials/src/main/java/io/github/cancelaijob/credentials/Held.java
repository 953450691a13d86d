package io.github.cancelaijob.credentials;

import io.github.cancelaijob.core.spi.Credentials;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The keys at hand, and what became of the last try to get others. Immutable. */
final class Held {
  static final Held NOTHING = new Held(null, Instant.MIN, Instant.MIN, null);
  static final Held CLOSED = new Held(null, Instant.MAX, Instant.MAX, null);
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
  private static final Duration REST = Duration.ofSeconds(5);

  private final @Nullable ExpiringCredentials keys;
  private final Instant due;
  private final Instant restUntil;
  private final @Nullable CredentialsException failure;

  private Held(
      @Nullable ExpiringCredentials keys,
      Instant due,
      Instant restUntil,
      @Nullable CredentialsException failure) {
    this.keys = keys;
    this.due = due;
    this.restUntil = restUntil;
    this.failure = failure;
  }

  /** Returns what is held once a source has had {@code keys}. */
  static Held of(ExpiringCredentials keys, Instant now) {
    Instant due = keys.expiry().map(end -> end.minus(early(now, end))).orElse(now.plus(LOOK_AGAIN));
    return new Held(keys, due, Instant.MIN, null);
  }

  /** Five minutes, or less for keys that don't live long: some services hand out the same again. */
  private static Duration early(Instant now, Instant end) {
    Duration fifth = Duration.between(now, end).dividedBy(5);
    return fifth.compareTo(EARLY) < 0 ? fifth : EARLY;
  }

  /** Returns what is held once the source has failed: what was, but it isn't asked for a while. */
  Held afterFailure(CredentialsException failure, Instant now) {
    return new Held(keys, due, now.plus(REST), failure);
  }

  /** Returns what is held once the source had the same keys again, which the service rejects. */
  Held afterRejection(Instant now) {
    return new Held(keys, due, now.plus(REST), null);
  }

  /** Returns the keys; {@code null} if there are none, or none that are valid. */
  @Nullable Credentials valid(Instant now) {
    return keys != null && keys.isValid(now) ? keys.credentials() : null;
  }

  /** Returns whether it is time to ask for other keys. */
  boolean isDue(Instant now) {
    return !now.isBefore(due) && !isResting(now);
  }

  boolean isResting(Instant now) {
    return now.isBefore(restUntil);
  }

  /** Returns why there were no keys the last time; {@code null} if there were. */
  @Nullable CredentialsException failure() {
    return failure;
  }
}
