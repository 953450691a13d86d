package io.github.cancelaijob.signer;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Signs requests as COS and CI want it: {@code q-sign-algorithm=sha1}.
 *
 * <p>A signature counts from a minute before it is made, for clocks that are behind, until its
 * validity is over. It covers every header and parameter of the {@link SignableRequest} exactly as
 * given, outer spaces included. Immutable and thread-safe.
 */
public final class CosSigner implements RequestSigner {
  private static final Duration DEFAULT_VALIDITY = Duration.ofMinutes(10);
  private static final int BACKDATED_SECONDS = 60;

  private final Duration validity;
  private final Clock clock;

  private CosSigner(Builder builder) {
    this.validity = builder.validity;
    this.clock = builder.clock;
  }

  /** Returns a signer whose signatures are good for 10 minutes. */
  public static CosSigner create() {
    return builder().build();
  }

  /** Returns a builder of a signer whose signatures are good for 10 minutes. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if two headers, or two parameters, differ in case only
   */
  @Override
  public String authorize(SignableRequest request, Credentials credentials, Instant now) {
    requireNonNull(request, "request");
    requireNonNull(credentials, "credentials");
    requireNonNull(now, "now");
    Sha1 sha1 = new Sha1();
    return Authorization.of(
        request, credentials.secretId(), signKey(credentials.secretKey(), now, sha1), sha1);
  }

  /**
   * Returns {@code uri} with a signature in its query, so that whoever has it can send the request
   * without keys.
   *
   * <p>Such a URL is good until this signer's validity is over, counted from this call, and as long
   * as the keys are; until then whoever has it can use it as often as they like. Keep it as secret
   * as a key. To cancel a job with curl, which has to be told that there is no body, take {@code
   * presign("PUT", endpoint.cancelUri(jobId), credentials)} and run {@code curl -X PUT -H
   * 'Content-Length: 0' "$url"}.
   *
   * <p>The signature covers the method, the path, the host and every parameter. Path and query stay
   * byte for byte; the authority is normalized, because a client sends the {@code Host} that it
   * reads. The token of temporary keys is added as the parameter {@code x-ci-security-token}.
   *
   * @param method in upper case, such as {@code PUT}
   * @param uri absolute, {@code https} or {@code http}, with a host and a path, without user
   *     information and fragment; in its query, parameters with names, none twice, spaces as {@code
   *     %20}
   * @throws IllegalArgumentException if {@code uri} is anything else, or signed already
   */
  public URI presign(String method, URI uri, Credentials credentials) {
    requireNonNull(method, "method");
    requireNonNull(uri, "uri");
    requireNonNull(credentials, "credentials");
    return PresignedUrl.of(this, method, uri, credentials, clock.instant());
  }

  // Depends on the key and the time alone: the one place where a sign key could be kept.
  private SignKey signKey(String secretKey, Instant now, Sha1 sha1) {
    long second = now.getEpochSecond();
    return SignKey.of(
        secretKey, second - BACKDATED_SECONDS, Math.addExact(second, validity.toSeconds()), sha1);
  }

  /** Builds a {@link CosSigner}. Not thread-safe. */
  public static final class Builder {
    private Duration validity = DEFAULT_VALIDITY;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /**
     * Sets how long a signature is good for; 10 minutes unless set, at least a second. What is less
     * than a second doesn't count.
     */
    public Builder validity(Duration validity) {
      requireNonNull(validity, "validity");
      if (validity.toSeconds() < 1) {
        throw new IllegalArgumentException(
            "validity "
                + validity
                + " must be at least a second, which is what signatures count in");
      }
      this.validity = validity;
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Returns the signer. */
    public CosSigner build() {
      return new CosSigner(this);
    }
  }
}
