package io.github.cancelaijob.bulk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.PacedCancel;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs over one client, and what they have in common. */
final class BulkService implements BulkCancel {
  // Longer than any run; it can be reckoned with in nanoseconds.
  private static final Duration LONGEST = Duration.ofDays(365);

  final PacedCancel client;
  final int concurrency;
  final double rate;
  final long deadline;
  final long maxOutage;
  final int maxRefusals;
  final boolean leavesRest;
  final @Nullable Executor executor;
  final long progressInterval;
  final @Nullable Consumer<? super BulkReport> progress;
  final Time time;

  /** Creates the service; {@code rate} is infinite if there is no limit. */
  BulkService(
      PacedCancel client,
      int concurrency,
      double rate,
      @Nullable Duration deadline,
      Duration maxOutage,
      int maxRefusals,
      boolean leavesRest,
      @Nullable Executor executor,
      Duration progressInterval,
      @Nullable Consumer<? super BulkReport> progress,
      Time time) {
    this.client = client;
    this.concurrency = concurrency;
    this.rate = rate;
    this.deadline = deadline == null ? LONGEST.toNanos() : nanos(deadline);
    this.maxOutage = nanos(maxOutage);
    this.maxRefusals = maxRefusals;
    this.leavesRest = leavesRest;
    this.executor = executor;
    this.progressInterval = nanos(progressInterval);
    this.progress = progress;
    this.time = time;
  }

  @Override
  public BulkReport run(Iterator<JobId> ids, Consumer<? super BulkOutcome> outcomes) {
    return new BulkRun(this, requireNonNull(ids, "ids"), requireNonNull(outcomes, "outcomes"))
        .run();
  }

  static long nanos(Duration duration) {
    return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
  }
}
