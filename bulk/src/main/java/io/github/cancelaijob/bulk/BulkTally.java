package io.github.cancelaijob.bulk;

import io.github.cancelaijob.bulk.BulkReport.State;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run has told its caller. Confined to one thread at a time. */
final class BulkTally {
  private final Time time;
  private final long start;
  private final Throttle throttle;
  private final Consumer<? super BulkOutcome> outcomes;
  private final @Nullable Consumer<? super BulkReport> progress;
  private final long progressInterval;
  private final BulkReport.Builder report = BulkReport.builder();
  private long nextProgress;

  BulkTally(BulkService service, Throttle throttle, Consumer<? super BulkOutcome> outcomes) {
    this.time = service.time;
    this.start = time.nanos();
    this.throttle = throttle;
    this.outcomes = outcomes;
    this.progress = service.progress;
    this.progressInterval = service.progressInterval;
    this.nextProgress = progressInterval;
  }

  /** Counts an outcome and tells it; throws what its taker does. */
  void tell(BulkOutcome outcome) {
    report.add(outcome);
    outcomes.accept(outcome);
  }

  /** Tells how far the run is if it is time to; throws what the taker does. */
  void tellProgress(State state) {
    if (progress != null && untilProgress() <= 0) {
      nextProgress = elapsed() + progressInterval;
      progress.accept(report(state));
    }
  }

  /** Returns in how many nanoseconds the progress is to be told. */
  long untilProgress() {
    return progress == null ? Long.MAX_VALUE : nextProgress - elapsed();
  }

  BulkReport report(State state) {
    return report
        .state(state)
        .duration(Duration.ofNanos(elapsed()))
        .rateLimit(throttle.rate())
        .build();
  }

  private long elapsed() {
    return time.nanos() - start;
  }
}
