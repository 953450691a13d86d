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
 * Tells a listener. Thread-safe: a caller may give its call up at any moment, and nothing is told
 * after that.
 */
final class ToldEvents extends Events {
  private final CallListener listener;
  private final Time time;
  private final JobId jobId;
  private final Operation purpose;
  private final long start;
  private long attemptStart;
  private int attempts;
  private boolean done;

  ToldEvents(CallListener listener, Time time, JobId jobId, Operation purpose) {
    this.listener = listener;
    this.time = time;
    this.jobId = jobId;
    this.purpose = purpose;
    this.start = time.nanos();
  }

  @Override
  synchronized void started(Operation operation, int attempt) {
    if (operation == purpose) {
      attempts = attempt;
    }
    attemptStart = time.nanos();
    tell(CallEvent.Type.ATTEMPT_STARTED, operation, attempt, Duration.ZERO);
  }

  @Override
  synchronized void ended(Operation operation, int attempt, Outcome outcome) {
    Answer answer = outcome.answer;
    CallEvent.Type type = answer == null ? CallEvent.Type.FAILED : CallEvent.Type.ANSWERED;
    tell(
        CallEvent.builder(type, operation, jobId)
            .attempt(attempt)
            .duration(since(attemptStart))
            .httpStatus(outcome.status)
            .requestId(answer == null ? null : answer.requestId)
            .failure(outcome.kind)
            .build());
  }

  @Override
  void waiting(Operation operation, int attempt, Duration delay) {
    tell(CallEvent.Type.WAITING, operation, attempt, delay);
  }

  @Override
  void clockCorrected(Operation operation, int attempt, Duration offset) {
    tell(CallEvent.Type.CLOCK_CORRECTED, operation, attempt, offset);
  }

  @Override
  void credentialsRefreshed(Operation operation, int attempt) {
    tell(CallEvent.Type.CREDENTIALS_REFRESHED, operation, attempt, Duration.ZERO);
  }

  @Override
  synchronized void done(@Nullable CancelAIJobException error, @Nullable Kind failure) {
    tell(
        CallEvent.builder(CallEvent.Type.DONE, purpose, jobId)
            .attempt(attempts)
            .duration(since(start))
            .error(error)
            .failure(failure)
            .build());
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(time.nanos() - nanos);
  }

  private void tell(CallEvent.Type type, Operation operation, int attempt, Duration duration) {
    tell(CallEvent.builder(type, operation, jobId).attempt(attempt).duration(duration).build());
  }

  private synchronized void tell(CallEvent event) {
    if (!done) {
      done = event.type() == CallEvent.Type.DONE;
      try {
        listener.onEvent(event);
      } catch (Exception e) {
        // A listener watches; it has no say in the call. Kotlin's may throw what isn't declared.
      }
    }
  }
}
