package io.github.cancelaijob.bulk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.PacedCancel;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cancels many jobs, however many there are: ids are taken as they are needed and forgotten once
 * they are told.
 *
 * <p>The requests of a run, repeated ones included, keep to one rate. It falls when the service
 * answers 429 or {@code SlowDown}, whose {@code Retry-After} holds all of them back, and recovers
 * bit by bit. What was throttled is taken up again later; so is what failed while nothing got
 * through, when the run waits and tries with one call at a time. A client whose {@link RetryPolicy}
 * has one attempt sends one request for each id all the same.
 *
 * <p>An id that comes twice is canceled twice, which the service answers with not pending: to know
 * the ids already seen would take memory for each. Thread-safe; each run is independent.
 */
@FunctionalInterface
public interface BulkCancel {
  /**
   * Cancels the job of every id and returns when the last has its outcome.
   *
   * <p>{@code ids} is used on the calling thread alone. {@code outcomes} is told one outcome at a
   * time, in the order in which they come: on the calling thread, or on the JVM's common pool while
   * {@code ids} keeps the calling thread waiting. Ids that were not tried when the run stops are
   * told as {@link BulkOutcome.Kind#SKIPPED}.
   *
   * <p>An interrupt stops the run: it takes no more ids to try, waits for the calls under way, and
   * returns with the thread's interrupt flag set. If {@code ids} or {@code outcomes} throws, the
   * run stops in the same way and then throws that.
   */
  BulkReport run(Iterator<JobId> ids, Consumer<? super BulkOutcome> outcomes);

  /** As {@link #run(Iterator, Consumer)}. */
  default BulkReport run(Iterable<JobId> ids, Consumer<? super BulkOutcome> outcomes) {
    return run(ids.iterator(), outcomes);
  }

  /** As {@link #run(Iterator, Consumer)}; the stream is not closed. */
  default BulkReport run(Stream<JobId> ids, Consumer<? super BulkOutcome> outcomes) {
    return run(ids.iterator(), outcomes);
  }

  /**
   * As {@link #run(Iterator, Consumer)}, on a thread of its own. Canceling this very future stops
   * the run, which still tells the outcomes of the calls under way.
   */
  default CompletableFuture<BulkReport> runAsync(
      Iterator<JobId> ids, Consumer<? super BulkOutcome> outcomes) {
    requireNonNull(ids, "ids");
    requireNonNull(outcomes, "outcomes");
    return OwnThread.start("bulk-cancel", () -> run(ids, outcomes));
  }

  /** As {@link #runAsync(Iterator, Consumer)}. */
  default CompletableFuture<BulkReport> runAsync(
      Iterable<JobId> ids, Consumer<? super BulkOutcome> outcomes) {
    return runAsync(ids.iterator(), outcomes);
  }

  /** As {@link #runAsync(Iterator, Consumer)}; the stream is not closed. */
  default CompletableFuture<BulkReport> runAsync(
      Stream<JobId> ids, Consumer<? super BulkOutcome> outcomes) {
    return runAsync(ids.iterator(), outcomes);
  }

  /**
   * Returns a builder of runs over {@code cancelAIJob}.
   *
   * <p>A {@link PacedCancel}, such as a {@link CancelAIJobClient}, is driven in the way that its
   * transport prefers, and each of its requests keeps to the rate. Of any other, each call does, on
   * threads that wait for it.
   */
  static Builder builder(CancelAIJob cancelAIJob) {
    return new Builder(requireNonNull(cancelAIJob, "cancelAIJob"));
  }

  /** Builds a {@link BulkCancel}. Not thread-safe. */
  final class Builder {
    private final CancelAIJob client;
    private int concurrency = 16;
    private double rate = Double.POSITIVE_INFINITY;
    private @Nullable Duration deadline;
    private Duration maxOutage = Duration.ofMinutes(5);
    private int maxRefusals = 5;
    private boolean leavesRest;
    private @Nullable Executor executor;
    private Duration progressInterval = Duration.ofSeconds(1);
    private @Nullable Consumer<? super BulkReport> progress;
    private Time time = Time.SYSTEM;

    private Builder(CancelAIJob client) {
      this.client = client;
    }

    /** Sets how many calls are under way at most; at least 1, 16 unless set. */
    public Builder concurrency(int concurrency) {
      this.concurrency = atLeastOne(concurrency, "concurrency");
      return this;
    }

    /** Sets how many requests a second are sent at most; positive, no limit unless set. */
    public Builder rate(double rate) {
      if (!(rate > 0)) {
        throw new IllegalArgumentException("rate " + rate + " must be positive");
      }
      this.rate = rate;
      return this;
    }

    /** Sets for how long a run takes ids; positive, no limit unless set. */
    public Builder deadline(Duration deadline) {
      this.deadline = positive(deadline, "deadline");
      return this;
    }

    /**
     * Sets for how long a run goes on trying while nothing gets through to the service; positive, 5
     * minutes unless set.
     */
    public Builder maxOutage(Duration maxOutage) {
      this.maxOutage = positive(maxOutage, "maxOutage");
      return this;
    }

    /**
     * Sets how many calls in a row end a run by failing for want of valid keys or of permission; at
     * least 1, 5 unless set.
     */
    public Builder maxRefusals(int maxRefusals) {
      this.maxRefusals = atLeastOne(maxRefusals, "maxRefusals");
      return this;
    }

    /**
     * Has a run that stops early leave the ids that it hasn't taken, which are then not told: for a
     * source without end, or one that others take from, too.
     */
    public Builder leaveRest() {
      this.leavesRest = true;
      return this;
    }

    /**
     * Has calls wait for their answers on threads of {@code executor}, such as virtual ones. It
     * must have a thread for each call under way that isn't the one of the run.
     */
    public Builder executor(Executor executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /** Has {@code progress} told every {@code interval} how far a run is, as outcomes are told. */
    public Builder progress(Duration interval, Consumer<? super BulkReport> progress) {
      this.progressInterval = positive(interval, "interval");
      this.progress = requireNonNull(progress, "progress");
      return this;
    }

    Builder time(Time time) {
      this.time = time;
      return this;
    }

    /** Returns the port. */
    public BulkCancel build() {
      return new BulkService(
          client instanceof PacedCancel ? (PacedCancel) client : new UnknownClient(client),
          concurrency,
          rate,
          deadline,
          maxOutage,
          maxRefusals,
          leavesRest,
          executor,
          progressInterval,
          progress,
          time);
    }

    private static int atLeastOne(int number, String name) {
      if (number < 1) {
        throw new IllegalArgumentException(name + " " + number + " must be at least 1");
      }
      return number;
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
