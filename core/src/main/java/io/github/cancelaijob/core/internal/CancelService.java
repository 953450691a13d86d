package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobDescription;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.Pacer;
import io.github.cancelaijob.core.spi.RequestSigner;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Cancels and describes jobs through the driven ports. */
public final class CancelService {
  private final Parts parts;
  private final HttpTransport transport;
  private final BlockingDriver blocking;

  /** Creates the service; {@code bucket} only helps to say which permission is missing. */
  public CancelService(
      Endpoint endpoint,
      @Nullable Bucket bucket,
      CredentialsProvider provider,
      RequestSigner signer,
      HttpTransport transport,
      RetryPolicy policy,
      boolean verifiesLostAnswers,
      @Nullable CallListener listener,
      Time time) {
    this.parts =
        new Parts(
            new Requests(endpoint, signer),
            new Errors(bucket),
            provider,
            policy,
            verifiesLostAnswers,
            listener,
            time);
    this.transport = transport;
    this.blocking = new BlockingDriver(transport);
  }

  public CancelReceipt cancel(JobId jobId, @Nullable Pacer pacer) {
    return blocking.run(cancelCall(jobId, pacer));
  }

  public CompletableFuture<CancelReceipt> cancelAsync(JobId jobId, @Nullable Pacer pacer) {
    return AsyncDriver.start(transport, cancelCall(jobId, pacer));
  }

  private CancelCall cancelCall(JobId jobId, @Nullable Pacer pacer) {
    return new CancelCall(parts, requireNonNull(jobId, "jobId"), pacer);
  }

  public boolean prefersAsync() {
    return transport.prefersAsync();
  }

  public boolean triesAgain() {
    return parts.policy.maxAttempts() > 1;
  }

  public boolean isClosed() {
    return parts.closing.isClosed();
  }

  public JobDescription describe(JobId jobId) {
    return blocking.run(new DescribeCall(parts, requireNonNull(jobId, "jobId")));
  }

  public CompletableFuture<JobDescription> describeAsync(JobId jobId) {
    return AsyncDriver.start(transport, new DescribeCall(parts, requireNonNull(jobId, "jobId")));
  }

  public void close() {
    parts.closing.close();
  }
}
