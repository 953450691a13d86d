package io.github.cancelaijob.bulk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.core.error.CancelAIJobException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What a bulk run has done: in the end, or so far. Immutable. */
public final class BulkReport {
  /** Where a run stands, or why it has ended. */
  public enum State {
    /** It goes on. */
    RUNNING,
    /** Nothing gets through; it tries with one call at a time. */
    WAITING,
    /** Every id has been tried. */
    COMPLETE,
    /** The service takes the keys for nobody's, or allows them nothing: no call can succeed. */
    REFUSED,
    /** Nothing got through for too long. */
    OUTAGE,
    /** Its time was over. */
    DEADLINE,
    /** Its thread was interrupted, its future canceled, or its client closed. */
    INTERRUPTED
  }

  private final Map<Kind, Long> counts;
  private final Map<Kind, CancelAIJobException> firstErrors;
  private final long requests;
  private final Duration duration;
  private final State state;
  private final double rateLimit;

  private BulkReport(Builder builder) {
    this.counts = Collections.unmodifiableMap(new EnumMap<>(builder.counts));
    this.firstErrors = Collections.unmodifiableMap(new EnumMap<>(builder.firstErrors));
    this.requests = builder.requests;
    this.duration = builder.duration;
    this.state = builder.state;
    this.rateLimit = builder.rateLimit;
  }

  /** Returns a builder of the report of a run that was complete at once. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns where the run stands. */
  public State state() {
    return state;
  }

  /** Returns how many ids have an outcome. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many ids have the outcome {@code kind}. */
  public long count(Kind kind) {
    return counts.getOrDefault(requireNonNull(kind, "kind"), 0L);
  }

  /** Returns how many ids have which outcome, in the order of {@link Kind}; none is zero. */
  public Map<Kind, Long> counts() {
    return counts;
  }

  /**
   * Returns the first error of each kind; its {@link CancelAIJobException#advice} says what to do.
   */
  public Map<Kind, CancelAIJobException> firstErrors() {
    return firstErrors;
  }

  /** Returns how many requests may have been sent for the ids that have an outcome. */
  public long requests() {
    return requests;
  }

  /** Returns the time since the run began. */
  public Duration duration() {
    return duration;
  }

  /** Returns how many ids a second got an outcome, without those that were skipped. */
  public double rate() {
    long tried = total() - count(Kind.SKIPPED);
    return tried == 0 ? 0 : tried / Math.max(duration.toNanos() / 1e9, 1e-9);
  }

  /** Returns the requests a second that the run keeps to, set or learned; empty: it needs none. */
  public OptionalDouble rateLimit() {
    return Double.isInfinite(rateLimit) ? OptionalDouble.empty() : OptionalDouble.of(rateLimit);
  }

  @Override
  public String toString() {
    return "BulkReport["
        + state
        + ", "
        + counts
        + ", requests="
        + requests
        + ", duration="
        + duration
        + ']';
  }

  /**
   * Sums up a {@link BulkReport}: a run's own, or one that an application needs. Not thread-safe.
   */
  public static final class Builder {
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, CancelAIJobException> firstErrors = new EnumMap<>(Kind.class);
    private long requests;
    private Duration duration = Duration.ZERO;
    private State state = State.COMPLETE;
    private double rateLimit = Double.POSITIVE_INFINITY;

    private Builder() {}

    /** Counts an outcome. */
    public Builder add(BulkOutcome outcome) {
      counts.merge(outcome.kind(), 1L, Long::sum);
      requests += outcome.attempts();
      outcome.error().ifPresent(error -> firstErrors.putIfAbsent(outcome.kind(), error));
      return this;
    }

    /** Sets the time since the run began. */
    public Builder duration(Duration duration) {
      this.duration = requireNonNull(duration, "duration");
      return this;
    }

    /** Sets where the run stands. */
    public Builder state(State state) {
      this.state = requireNonNull(state, "state");
      return this;
    }

    /** Sets the requests a second that the run keeps to; positive infinity if it needs no limit. */
    public Builder rateLimit(double rateLimit) {
      this.rateLimit = rateLimit;
      return this;
    }

    /** Returns the report so far. */
    public BulkReport build() {
      return new BulkReport(this);
    }
  }
}
