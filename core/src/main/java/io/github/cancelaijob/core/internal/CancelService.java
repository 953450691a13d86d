package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Cancels jobs through the driven ports: one driver that blocks, and one that doesn't. */
public final class CancelService implements CancelAIJob {
  private final CancelRequests requests;
  private final HttpTransport transport;

  /** Creates the service; {@code bucket} only helps to say which permission is missing. */
  public CancelService(
      Endpoint endpoint,
      @Nullable Bucket bucket,
      CredentialsProvider provider,
      RequestSigner signer,
      HttpTransport transport,
      Duration timeout,
      Clock clock) {
    this.requests = new CancelRequests(endpoint, bucket, provider, signer, timeout, clock);
    this.transport = transport;
  }

  @Override
  public CancelReceipt cancel(JobId jobId) {
    Attempt attempt = requests.sign(requireNonNull(jobId, "jobId"));
    TransportResponse response;
    try {
      response = transport.send(attempt.request());
    } catch (Exception e) {
      // Kotlin, for one, lets a transport throw checked exceptions that it doesn't declare.
      throw attempt.failed(e);
    }
    return attempt.conclude(response);
  }

  @Override
  public CompletableFuture<CancelReceipt> cancelAsync(JobId jobId) {
    requireNonNull(jobId, "jobId");
    Attempt attempt;
    try {
      attempt = requests.sign(jobId);
    } catch (CancelAIJobException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<TransportResponse> exchange;
    try {
      exchange =
          requireNonNull(transport.sendAsync(attempt.request()), "the transport returned null");
    } catch (Exception e) {
      return CompletableFuture.failedFuture(errorFor(attempt, e));
    }
    CompletableFuture<CancelReceipt> result = new CompletableFuture<>();
    exchange.whenComplete((response, failure) -> conclude(attempt, response, failure, result));
    // However the caller's future ends first (cancel, orTimeout), the exchange must end with it.
    result.whenComplete(
        (receipt, failure) -> {
          if (!exchange.isDone()) {
            exchange.cancel(true);
          }
        });
    return result;
  }

  private static void conclude(
      Attempt attempt,
      @Nullable TransportResponse response,
      @Nullable Throwable failure,
      CompletableFuture<CancelReceipt> result) {
    try {
      if (failure == null) {
        result.complete(attempt.conclude(response));
      } else {
        result.completeExceptionally(errorFor(attempt, failure));
      }
    } catch (Throwable t) {
      // Whatever happens here, the caller must not wait forever.
      result.completeExceptionally(t);
    }
  }

  private static Throwable errorFor(Attempt attempt, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof Error || cause instanceof UnsupportedOperationException
        ? cause
        : attempt.failed(cause);
  }
}
