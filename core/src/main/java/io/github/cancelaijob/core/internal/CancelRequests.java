package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds and signs {@code PUT /ai_jobs/<jobId>?cancel}. Everything that a call shares is made once.
 */
final class CancelRequests {
  private static final String METHOD = "PUT";
  private static final String TOKEN_HEADER = "x-ci-security-token";
  private static final Map<String, String> SIGNED_PARAMETERS = Map.of("cancel", "");

  private final Endpoint endpoint;
  private final @Nullable Bucket bucket;
  private final CredentialsProvider provider;
  private final RequestSigner signer;
  private final Duration timeout;
  private final Clock clock;
  private final Map<String, String> signedHeaders;

  CancelRequests(
      Endpoint endpoint,
      @Nullable Bucket bucket,
      CredentialsProvider provider,
      RequestSigner signer,
      Duration timeout,
      Clock clock) {
    this.endpoint = endpoint;
    this.bucket = bucket;
    this.provider = provider;
    this.signer = signer;
    this.timeout = timeout;
    this.clock = clock;
    this.signedHeaders = Map.of("host", endpoint.authority());
  }

  /**
   * Returns the first and only attempt at canceling {@code jobId}.
   *
   * @throws AuthenticationFailedException if there are no keys, or the signer can't sign with them
   */
  Attempt sign(JobId jobId) {
    Credentials credentials;
    try {
      credentials =
          requireNonNull(provider.credentials(), "the credentials provider returned null");
    } catch (Exception e) {
      throw unsigned(jobId, e);
    }
    try {
      return signed(jobId, credentials);
    } catch (Exception e) {
      throw unsigned(jobId, new Secrets(credentials).withoutSecrets(e));
    }
  }

  /** Repeats nothing of what the cause says: nobody but its author knows what is secret in it. */
  private static AuthenticationFailedException unsigned(JobId jobId, @Nullable Throwable cause) {
    return new AuthenticationFailedException(ErrorDetails.builder(jobId).build(), cause);
  }

  private Attempt signed(JobId jobId, Credentials credentials) {
    Instant now = clock.instant();
    URI uri = endpoint.cancelUri(jobId);
    String token = credentials.token().orElse(null);
    Map<String, String> headers =
        token == null ? signedHeaders : Map.of("host", endpoint.authority(), TOKEN_HEADER, token);
    String authorization =
        requireNonNull(
            signer.authorize(
                SignableRequest.of(METHOD, uri.getPath(), SIGNED_PARAMETERS, headers),
                credentials,
                now),
            "the signer returned null");

    TransportRequest.Builder request =
        TransportRequest.builder(METHOD, uri)
            .header("Date", HttpDate.format(now))
            .header("Authorization", authorization)
            .header("User-Agent", "cancel-ai-job")
            // A stack that asks for compression may hand over what it can't decode.
            .header("Accept-Encoding", "identity")
            .timeout(timeout);
    if (token != null) {
      request.header(TOKEN_HEADER, token);
    }
    return new Attempt(jobId, bucket, request.build(), new Secrets(credentials, authorization));
  }
}
