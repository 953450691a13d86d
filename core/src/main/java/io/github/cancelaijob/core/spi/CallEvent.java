package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Something that happened during a call. Immutable, and without secrets. */
public final class CallEvent {
  /** What is done to a job. */
  public enum Operation {
    /** It is canceled. */
    CANCEL,
    /** It is described. */
    DESCRIBE
  }

  /** What happened. */
  public enum Type {
    /** A request is about to be sent. */
    ATTEMPT_STARTED,
    /** The attempt got an answer, whatever it says. */
    ANSWERED,
    /** The attempt got no complete answer. */
    FAILED,
    /** The next attempt comes after {@link CallEvent#duration}. */
    WAITING,
    /** The service's clock is ahead of the local one by {@link CallEvent#duration}. */
    CLOCK_CORRECTED,
    /** The provider gave other keys for those that the service refused. */
    CREDENTIALS_REFRESHED,
    /** The call has ended. */
    DONE
  }

  private final Type type;
  private final Operation operation;
  private final JobId jobId;
  private final int attempt;
  private final Duration duration;
  private final int httpStatus;
  private final @Nullable String requestId;
  private final TransportException.@Nullable Kind failure;
  private final @Nullable CancelAIJobException error;

  private CallEvent(Builder builder) {
    this.type = builder.type;
    this.operation = builder.operation;
    this.jobId = builder.jobId;
    this.attempt = builder.attempt;
    this.duration = builder.duration;
    this.httpStatus = builder.httpStatus;
    this.requestId = builder.requestId;
    this.failure = builder.failure;
    this.error = builder.error;
  }

  /** Returns a builder of an event that took no time. */
  public static Builder builder(Type type, Operation operation, JobId jobId) {
    return new Builder(
        requireNonNull(type, "type"),
        requireNonNull(operation, "operation"),
        requireNonNull(jobId, "jobId"));
  }

  /** Returns what happened. */
  public Type type() {
    return type;
  }

  /** Returns what the attempt does; of {@link Type#DONE}, what the call was made for. */
  public Operation operation() {
    return operation;
  }

  /** Returns the job. */
  public JobId jobId() {
    return jobId;
  }

  /** Returns how many requests for the operation the call has begun by then. */
  public int attempt() {
    return attempt;
  }

  /**
   * Returns how long that which has ended took, attempt or call, or how long the wait is to be;
   * negative only for a clock that is behind.
   */
  public Duration duration() {
    return duration;
  }

  /** Returns the answer's status; empty if the event is no answer. */
  public OptionalInt httpStatus() {
    return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
  }

  /** Returns the answer's request id. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * Returns why there is no answer: of {@link Type#FAILED}, and of {@link Type#DONE} if the caller
   * gave the call up ({@code CANCELED}), or if an {@link Error} ended it ({@code OTHER}).
   */
  public Optional<TransportException.Kind> failure() {
    return Optional.ofNullable(failure);
  }

  /** Returns the error that the call ended with, if it did; only of {@link Type#DONE}. */
  public Optional<CancelAIJobException> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("CallEvent[").append(type).append(' ').append(operation);
    text.append(' ').append(jobId).append(", attempt ").append(attempt).append(", ");
    text.append(duration);
    if (httpStatus != 0) {
      text.append(", HTTP ").append(httpStatus);
    }
    if (requestId != null) {
      text.append(", request id ").append(requestId);
    }
    if (failure != null) {
      text.append(", ").append(failure);
    }
    if (error != null) {
      text.append(", ").append(error.getClass().getSimpleName());
    }
    // An answer forges no line of a log.
    return text.append(']').toString().replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
  }

  /** Builds a {@link CallEvent}: the client's own, or one that a test of a listener needs. */
  public static final class Builder {
    private final Type type;
    private final Operation operation;
    private final JobId jobId;
    private int attempt;
    private Duration duration = Duration.ZERO;
    private int httpStatus;
    private @Nullable String requestId;
    private TransportException.@Nullable Kind failure;
    private @Nullable CancelAIJobException error;

    private Builder(Type type, Operation operation, JobId jobId) {
      this.type = type;
      this.operation = operation;
      this.jobId = jobId;
    }

    /** Sets how many requests were begun. */
    public Builder attempt(int attempt) {
      this.attempt = attempt;
      return this;
    }

    /** Sets how long it took, or will take. */
    public Builder duration(Duration duration) {
      this.duration = requireNonNull(duration, "duration");
      return this;
    }

    /** Sets the answer's status. */
    public Builder httpStatus(int httpStatus) {
      this.httpStatus = httpStatus;
      return this;
    }

    /** Sets the answer's request id. */
    public Builder requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** Sets why there is no answer. */
    public Builder failure(TransportException.@Nullable Kind failure) {
      this.failure = failure;
      return this;
    }

    /** Sets the error that the call ended with. */
    public Builder error(@Nullable CancelAIJobException error) {
      this.error = error;
      return this;
    }

    /** Returns the event. */
    public CallEvent build() {
      return new CallEvent(this);
    }
  }
}
