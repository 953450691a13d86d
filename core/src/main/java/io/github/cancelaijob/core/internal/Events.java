package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.CallEvent.Operation;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listener, if there is one, what happens in one call. Thread-safe: a caller may give its
 * call up at any moment, and nothing is told after that.
 */
final class Events {
  private final @Nullable CallListener listener;
  private final Time time;
  private final JobId jobId;
  private final Operation purpose;
  private final long start;
  private long attemptStart;
  private int attempts;
  private boolean done;

  Events(@Nullable CallListener listener, Time time, JobId jobId, Operation purpose) {
    this.listener = listener;
    this.time = time;
    this.jobId = jobId;
    this.purpose = purpose;
    this.start = time.nanos();
  }

  synchronized void started(Operation operation, int attempt) {
    if (operation == purpose) {
      attempts = attempt;
    }
    attemptStart = listener == null ? 0 : time.nanos();
    tell(CallEvent.Type.ATTEMPT_STARTED, operation, attempt, Duration.ZERO);
  }

  synchronized void ended(Operation operation, int attempt, Outcome outcome) {
    if (listener != null) {
      Answer answer = outcome.answer;
      tell(
          CallEvent.builder(
                  answer == null ? CallEvent.Type.FAILED : CallEvent.Type.ANSWERED,
                  operation,
                  jobId)
              .attempt(attempt)
              .duration(since(attemptStart))
              .httpStatus(outcome.status)
              .requestId(answer == null ? null : answer.requestId)
              .failure(outcome.kind)
              .build());
    }
  }

  void waiting(Operation operation, int attempt, Duration delay) {
    tell(CallEvent.Type.WAITING, operation, attempt, delay);
  }

  void clockCorrected(Operation operation, int attempt, Duration offset) {
    tell(CallEvent.Type.CLOCK_CORRECTED, operation, attempt, offset);
  }

  void credentialsRefreshed(Operation operation, int attempt) {
    tell(CallEvent.Type.CREDENTIALS_REFRESHED, operation, attempt, Duration.ZERO);
  }

  /**
   * Tells that the call is over, unless that was told.
   *
   * @param error what the caller gets; {@code null} if that is a result, or of another kind
   * @param failure why the caller gets neither
   */
  synchronized void done(@Nullable CancelAIJobException error, @Nullable Kind failure) {
    if (listener != null) {
      tell(
          CallEvent.builder(CallEvent.Type.DONE, purpose, jobId)
              .attempt(attempts)
              .duration(since(start))
              .error(error)
              .failure(failure)
              .build());
    }
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(time.nanos() - nanos);
  }

  private void tell(CallEvent.Type type, Operation operation, int attempt, Duration duration) {
    if (listener != null) {
      tell(CallEvent.builder(type, operation, jobId).attempt(attempt).duration(duration).build());
    }
  }

  private synchronized void tell(CallEvent event) {
    CallListener told = listener;
    if (told != null && !done) {
      done = event.type() == CallEvent.Type.DONE;
      try {
        told.onEvent(event);
      } catch (Exception e) {
        // A listener watches; it has no say in the call. Kotlin's may throw what isn't declared.
      }
    }
  }
}
