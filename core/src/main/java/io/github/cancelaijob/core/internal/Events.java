package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CallEvent.Operation;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens in one call. These tell it to nobody. */
class Events {
  private static final Events UNTOLD = new Events();

  static Events of(Parts parts, JobId jobId, Operation purpose) {
    return parts.listener == null
        ? UNTOLD
        : new ToldEvents(parts.listener, parts.time, jobId, purpose);
  }

  void started(Operation operation, int attempt) {}

  void ended(Operation operation, int attempt, Outcome outcome) {}

  void waiting(Operation operation, int attempt, Duration delay) {}

  void clockCorrected(Operation operation, int attempt, Duration offset) {}

  void credentialsRefreshed(Operation operation, int attempt) {}

  /**
   * The call is over; heard once.
   *
   * @param error what the caller gets; {@code null} if that is a result, or of another kind
   * @param failure why the caller gets neither
   */
  void done(@Nullable CancelAIJobException error, @Nullable Kind failure) {}
}
