package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.internal.CancelService;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.RequestSigner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Assembles a {@link CancelAIJob} from a bucket, keys, a signer and a transport.
 *
 * <p>What is assembled holds nothing that needs closing. A transport belongs to whoever created it,
 * and may serve several clients.
 */
public final class CancelAIJobClient {
  private CancelAIJobClient() {}

  /** Returns a builder in which only the timeout is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CancelAIJob}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Bucket bucket;
    private @Nullable Region region;
    private @Nullable Endpoint endpoint;
    private @Nullable CredentialsProvider credentials;
    private @Nullable RequestSigner signer;
    private @Nullable HttpTransport transport;
    private Duration timeout = Duration.ofSeconds(30);
    private Clock clock = Clock.systemUTC();

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

    /** Sets how long canceling one job may take in all; positive, 30 s unless set. */
    public Builder timeout(Duration timeout) {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new IllegalArgumentException("timeout " + timeout + " must be positive");
      }
      this.timeout = timeout;
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Returns the client, which is thread-safe.
     *
     * @throws IllegalStateException if something is missing; the message names the setting
     */
    public CancelAIJob build() {
      return new CancelService(
          endpoint != null
              ? endpoint
              : Endpoint.of(
                  present(bucket, "bucket(..) and region(..), or endpoint(..)"),
                  present(region, "region(..), or endpoint(..)")),
          bucket,
          present(credentials, "credentials(..)"),
          present(signer, "signer(..)"),
          present(transport, "transport(..)"),
          timeout,
          clock);
    }

    private static <T> T present(@Nullable T setting, String setters) {
      if (setting == null) {
        throw new IllegalStateException("not set: call " + setters + " before build()");
      }
      return setting;
    }
  }
}
