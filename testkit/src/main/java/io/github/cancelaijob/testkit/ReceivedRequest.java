package io.github.cancelaijob.testkit;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Headers;
import java.util.Optional;
import java.util.OptionalInt;

/** A request that reached a {@link CiSimulator}. Immutable; its text form shows no secrets. */
public final class ReceivedRequest {
  private final String method;
  private final String target;
  private final Headers headers;
  private final Optional<JobId> jobId;
  private final boolean signatureAccepted;
  private final OptionalInt status;

  ReceivedRequest(
      String method,
      String target,
      Headers headers,
      Optional<JobId> jobId,
      boolean signatureAccepted,
      OptionalInt status) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.jobId = jobId;
    this.signatureAccepted = signatureAccepted;
    this.status = status;
  }

  ReceivedRequest answered(int status) {
    return new ReceivedRequest(
        method, target, headers, jobId, signatureAccepted, OptionalInt.of(status));
  }

  /** Returns the method. */
  public String method() {
    return method;
  }

  /** Returns path and query, byte for byte. */
  public String target() {
    return target;
  }

  /** Returns the header fields, secrets included. */
  public Headers headers() {
    return headers;
  }

  /** Returns the job that the path names. */
  public Optional<JobId> jobId() {
    return jobId;
  }

  /** Returns whether the signature was right when the request came, whatever was answered. */
  public boolean signatureAccepted() {
    return signatureAccepted;
  }

  /** Returns the status that was answered; empty if none was, or not yet. */
  public OptionalInt status() {
    return status;
  }

  /** Returns method, path, status and what became of the signature. */
  @Override
  public String toString() {
    // A pre-signed URL has its signature and its token in the query.
    int query = target.indexOf('?');
    return "ReceivedRequest["
        + method
        + ' '
        + (query < 0 ? target : target.substring(0, query))
        + (status.isPresent() ? ", " + status.getAsInt() : ", no answer")
        + (signatureAccepted ? ", signature accepted]" : ", signature refused]");
  }
}
