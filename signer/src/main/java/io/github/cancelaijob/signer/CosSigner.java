package io.github.cancelaijob.signer;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests as COS and CI want it: {@code q-sign-algorithm=sha1}.
 *
 * <p>A signature counts from a minute or two before it is made, for clocks that are behind, until
 * its validity is over: signatures of one key that are made within a tenth of the validity, and
 * within the same minute, share their time, and so the work of deriving a sign key. It covers every
 * header and parameter of the {@link SignableRequest} exactly as given, outer spaces included.
 * Thread-safe.
 */
public final class CosSigner implements RequestSigner {
  private static final Duration DEFAULT_VALIDITY = Duration.ofMinutes(10);
  private static final int MAX_STEP_SECONDS = 60;
  private static final int STEPS = 10;

  private final Duration validity;
  private final Clock clock;
  // For how many seconds the same sign key serves.
  private final long step;
  private final Desk.Room room = new Desk.Room();
  // Serves the next request if that differs in its path alone, as those of a client do.
  private volatile @Nullable Authorization last;

  private CosSigner(Builder builder) {
    this.validity = builder.validity;
    this.clock = builder.clock;
    this.step = Math.max(1, Math.min(MAX_STEP_SECONDS, validity.toSeconds() / STEPS));
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
    return authorize(request, credentials, now.getEpochSecond(), step);
  }

  /** As {@link #authorize(SignableRequest, Credentials, Instant)}, good for the whole validity. */
  String authorizeOnce(SignableRequest request, Credentials credentials, Instant now) {
    return authorize(request, credentials, now.getEpochSecond(), 1);
  }

  private String authorize(
      SignableRequest request, Credentials credentials, long second, long step) {
    Desk desk = room.take();
    try {
      Authorization prepared = last;
      if (prepared == null || !prepared.fits(request, credentials, second, step)) {
        long time = second - Math.floorMod(second, step);
        prepared = Authorization.of(request, credentials, time, validity.toSeconds(), desk.sha1());
        last = prepared;
      }
      return prepared.sign(request.path(), desk);
    } finally {
      room.giveBack(desk);
    }
  }

  /**
   * Returns what a signature of {@code request} covers, the {@code HttpString} of the documents: to
   * compare with what somebody else signs. It holds the token of temporary keys, if that is a
   * header of the request.
   *
   * @throws IllegalArgumentException if two headers, or two parameters, differ in case only
   */
  public static String httpString(SignableRequest request) {
    return Authorization.httpString(requireNonNull(request, "request"));
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

  /** Builds a {@link CosSigner}. Not thread-safe. */
  public static final class Builder {
    private Duration validity = DEFAULT_VALIDITY;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /**
     * Sets how long a signature is good for at most, and a URL exactly; 10 minutes unless set, at
     * least a second. A signature is good for at least nine tenths of it. What is less than a
     * second doesn't count.
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
