package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.internal.CancelService;
import io.github.cancelaijob.core.internal.SystemTime;
import io.github.cancelaijob.core.internal.Time;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.PacedCancel;
import io.github.cancelaijob.core.spi.Pacer;
import io.github.cancelaijob.core.spi.RequestSigner;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Cancels and describes jobs of one bucket, over a transport of the caller's choice. Thread-safe.
 *
 * <p>It holds nothing that needs closing; {@link #close} only ends what is pending. A transport
 * belongs to whoever created it, and may serve several clients.
 */
public final class CancelAIJobClient
    implements CancelAIJob, DescribeAIJob, PacedCancel, AutoCloseable {
  private final CancelService service;

  private CancelAIJobClient(CancelService service) {
    this.service = service;
  }

  /** Returns a builder of a client with the default retry policy. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public CancelReceipt cancel(JobId jobId) {
    return service.cancel(jobId, null);
  }

  @Override
  public CompletableFuture<CancelReceipt> cancelAsync(JobId jobId) {
    return service.cancelAsync(jobId, null);
  }

  @Override
  public CancelReceipt cancel(JobId jobId, Pacer pacer) {
    return service.cancel(jobId, requireNonNull(pacer, "pacer"));
  }

  @Override
  public CompletableFuture<CancelReceipt> cancelAsync(JobId jobId, Pacer pacer) {
    return service.cancelAsync(jobId, requireNonNull(pacer, "pacer"));
  }

  @Override
  public boolean prefersAsync() {
    return service.prefersAsync();
  }

  @Override
  public boolean triesAgain() {
    return service.triesAgain();
  }

  @Override
  public boolean isClosed() {
    return service.isClosed();
  }

  @Override
  public JobDescription describe(JobId jobId) {
    return service.describe(jobId);
  }

  @Override
  public CompletableFuture<JobDescription> describeAsync(JobId jobId) {
    return service.describeAsync(jobId);
  }

  /**
   * Ends what is pending: asynchronous calls and waits at once, a blocking exchange with its own
   * answer or failure, which is then not repeated. Every later call fails. The transport stays
   * open.
   */
  @Override
  public void close() {
    service.close();
  }

  /** Builds a {@link CancelAIJobClient}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Bucket bucket;
    private @Nullable Region region;
    private @Nullable Endpoint endpoint;
    private @Nullable CredentialsProvider credentials;
    private @Nullable RequestSigner signer;
    private @Nullable HttpTransport transport;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private boolean verifiesLostAnswers;
    private @Nullable CallListener listener;
    private Time time = SystemTime.INSTANCE;

    private Builder() {}

    /** Sets the bucket whose jobs are canceled, as {@link Bucket#of} takes it. */
    public Builder bucket(String bucket) {
      return bucket(Bucket.of(bucket));
    }

    /** Sets the bucket whose jobs are canceled. */
    public Builder bucket(Bucket bucket) {
      this.bucket = requireNonNull(bucket, "bucket");
      return this;
    }

    /** Sets the bucket's region, as {@link Region#of} takes it. */
    public Builder region(String region) {
      return region(Region.of(region));
    }

    /** Sets the bucket's region. */
    public Builder region(Region region) {
      this.region = requireNonNull(region, "region");
      return this;
    }

    /** Sets the endpoint, as {@link Endpoint#of(URI)} takes it. */
    public Builder endpoint(URI endpoint) {
      return endpoint(Endpoint.of(endpoint));
    }

    /**
     * Sets an endpoint other than the bucket's public one. Bucket and region are then optional; the
     * bucket serves only to say which permission is missing.
     */
    public Builder endpoint(Endpoint endpoint) {
      this.endpoint = requireNonNull(endpoint, "endpoint");
      return this;
    }

    /** Sets keys that never change. */
    public Builder credentials(Credentials credentials) {
      requireNonNull(credentials, "credentials");
      return credentials(() -> credentials);
    }

    /** Sets where the keys come from; asked before every request. */
    public Builder credentials(CredentialsProvider credentials) {
      this.credentials = requireNonNull(credentials, "credentials");
      return this;
    }

    /** Sets the signer, such as {@code CosSigner.create()}. */
    public Builder signer(RequestSigner signer) {
      this.signer = requireNonNull(signer, "signer");
      return this;
    }

    /** Sets the transport, such as {@code OkHttpTransport.using(okHttpClient)}. */
    public Builder transport(HttpTransport transport) {
      this.transport = requireNonNull(transport, "transport");
      return this;
    }

    /** Sets how often, how fast and for how long a call tries. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = requireNonNull(retryPolicy, "retryPolicy");
      return this;
    }

    /**
     * Has a cancel describe the job if an earlier try of the same call may have reached the service
     * unanswered, and a later one is told that the job can't be canceled or isn't there. If it is
     * in the state {@code Cancel}, the call has succeeded.
     *
     * <p>To ask has as many attempts as to cancel, within the same time. Needs the permission that
     * {@link DescribeAIJob} names.
     */
    public Builder verifyLostAnswers() {
      this.verifiesLostAnswers = true;
      return this;
    }

    /** Sets who is told what happens during calls. */
    public Builder listener(CallListener listener) {
      this.listener = requireNonNull(listener, "listener");
      return this;
    }

    Builder time(Time time) {
      this.time = time;
      return this;
    }

    /**
     * Returns the client.
     *
     * @throws IllegalStateException if something is missing; the message names the setting
     */
    public CancelAIJobClient build() {
      return new CancelAIJobClient(
          new CancelService(
              endpoint != null
                  ? endpoint
                  : Endpoint.of(
                      present(bucket, "bucket(..) and region(..), or endpoint(..)"),
                      present(region, "region(..), or endpoint(..)")),
              bucket,
              present(credentials, "credentials(..)"),
              present(signer, "signer(..)"),
              present(transport, "transport(..)"),
              retryPolicy,
              verifiesLostAnswers,
              listener,
              time));
    }

    private static <T> T present(@Nullable T setting, String setters) {
      if (setting == null) {
        throw new IllegalStateException("not set: call " + setters + " before build()");
      }
      return setting;
    }
  }
}
