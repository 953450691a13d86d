package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often, how fast and for how long one call tries.
 *
 * <p>Tried again is what may pass by itself: throttling, a failing service, a lost connection. The
 * wait before it is random, between nothing and a limit that doubles with each attempt ("full
 * jitter"), and no shorter than the answer's {@code Retry-After}. Immutable.
 */
public final class RetryPolicy {
  private static final RetryPolicy DEFAULTS = new Builder().build();
  private static final RetryPolicy NONE = new Builder().maxAttempts(1).build();

  private final int maxAttempts;
  private final Duration timeout;
  private final Duration attemptTimeout;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final int budget;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.timeout = builder.timeout;
    this.attemptTimeout = builder.attemptTimeout;
    this.baseDelay = builder.baseDelay;
    this.maxDelay = builder.maxDelay;
    this.budget = builder.budget;
  }

  /** Returns the policy of a client that was given none: 4 attempts within 30 s. */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /** Returns a policy of one attempt. */
  public static RetryPolicy none() {
    return NONE;
  }

  /** Returns a builder of the default policy. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many requests a call sends at most, the first included; at least 1. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Returns how long a call may take in all, waits included; positive. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns how long one attempt may take; positive. */
  public Duration attemptTimeout() {
    return attemptTimeout;
  }

  /** Returns the limit of the wait before the second attempt; positive. */
  public Duration baseDelay() {
    return baseDelay;
  }

  /** Returns the limit of every random wait; at least {@link #baseDelay}. */
  public Duration maxDelay() {
    return maxDelay;
  }

  /** Returns how many attempts beyond the first of each call a client has to spend; at least 0. */
  public int budget() {
    return budget;
  }

  @Override
  public String toString() {
    return "RetryPolicy[maxAttempts="
        + maxAttempts
        + ", timeout="
        + timeout
        + ", attemptTimeout="
        + attemptTimeout
        + ", baseDelay="
        + baseDelay
        + ", maxDelay="
        + maxDelay
        + ", budget="
        + budget
        + ']';
  }

  /** Builds a {@link RetryPolicy}. Not thread-safe. */
  public static final class Builder {
    private int maxAttempts = 4;
    private Duration timeout = Duration.ofSeconds(30);
    private Duration attemptTimeout = Duration.ofSeconds(10);
    private Duration baseDelay = Duration.ofMillis(100);
    private Duration maxDelay = Duration.ofSeconds(5);
    private int budget = 100;

    private Builder() {}

    /**
     * Sets how many requests a call sends at most, the first included; at least 1, 4 unless set.
     */
    public Builder maxAttempts(int maxAttempts) {
      if (maxAttempts < 1) {
        throw new IllegalArgumentException("maxAttempts " + maxAttempts + " must be at least 1");
      }
      this.maxAttempts = maxAttempts;
      return this;
    }

    /** Sets how long a call may take in all, waits included; positive, 30 s unless set. */
    public Builder timeout(Duration timeout) {
      this.timeout = positive(timeout, "timeout");
      return this;
    }

    /** Sets how long one attempt may take; positive, 10 s unless set. */
    public Builder attemptTimeout(Duration attemptTimeout) {
      this.attemptTimeout = positive(attemptTimeout, "attemptTimeout");
      return this;
    }

    /** Sets the limit of the wait before the second attempt; positive, 100 ms unless set. */
    public Builder baseDelay(Duration baseDelay) {
      this.baseDelay = positive(baseDelay, "baseDelay");
      return this;
    }

    /** Sets the limit of every random wait; positive, 5 s unless set. */
    public Builder maxDelay(Duration maxDelay) {
      this.maxDelay = positive(maxDelay, "maxDelay");
      return this;
    }

    /**
     * Sets how many attempts beyond the first of each call the calls of a client may make together,
     * so that they don't multiply an outage; at least 0, 100 unless set.
     *
     * <p>A repeated attempt takes one, and gives it back if it gets through to the service. A first
     * attempt that does gives back a fifth of one.
     */
    public Builder budget(int budget) {
      if (budget < 0) {
        throw new IllegalArgumentException("budget " + budget + " must be at least 0");
      }
      this.budget = budget;
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if {@code baseDelay} is longer than {@code maxDelay}
     */
    public RetryPolicy build() {
      if (baseDelay.compareTo(maxDelay) > 0) {
        throw new IllegalArgumentException(
            "baseDelay " + baseDelay + " must not be longer than maxDelay " + maxDelay);
      }
      return new RetryPolicy(this);
    }

    private static Duration positive(Duration duration, String name) {
      requireNonNull(duration, name);
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException(name + " " + duration + " must be positive");
      }
      return duration;
    }
  }
}
