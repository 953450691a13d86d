package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.CallEvent.Operation;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds and signs {@code PUT /ai_jobs/<jobId>?cancel} and {@code GET /ai_jobs/<jobId>}. Everything
 * that calls share is made once.
 */
final class Requests {
  private static final String TOKEN_HEADER = "x-ci-security-token";
  private static final Map<String, String> CANCEL = Map.of("cancel", "");

  private final Endpoint endpoint;
  private final RequestSigner signer;
  private final Map<String, String> signedHeaders;
  private volatile DateHeader date = new DateHeader(Instant.EPOCH);
  // Those of the last token; one that is replaced meanwhile costs another map.
  private volatile @Nullable Map<String, String> signedHeadersWithToken;

  Requests(Endpoint endpoint, RequestSigner signer) {
    this.endpoint = endpoint;
    this.signer = signer;
    this.signedHeaders = Map.of("host", endpoint.authority());
  }

  /** Returns a request that is signed as of {@code now}; throws whatever the signer does. */
  Attempt sign(
      Operation operation, JobId jobId, Credentials credentials, Instant now, Duration timeout) {
    boolean cancels = operation == Operation.CANCEL;
    String method = cancels ? "PUT" : "GET";
    String path = jobId.path();
    String token = credentials.token().orElse(null);
    SignableRequest toSign =
        SignableRequest.of(method, path, cancels ? CANCEL : Map.of(), signedHeaders(token));
    String authorization =
        requireNonNull(signer.authorize(toSign, credentials, now), "the signer returned null");

    TransportRequest.Builder request =
        TransportRequest.builder(method, endpoint, cancels ? path + "?cancel" : path)
            .header("Date", date(now))
            .header("Authorization", authorization)
            .header("User-Agent", "cancel-ai-job")
            // A stack that asks for compression may hand over what it can't decode.
            .header("Accept-Encoding", "identity")
            .timeout(timeout);
    if (token != null) {
      request.header(TOKEN_HEADER, token);
    }
    return new Attempt(request.build(), credentials, authorization);
  }

  private String date(Instant now) {
    DateHeader last = date;
    DateHeader next = last.at(now);
    if (next != last) {
      date = next;
    }
    return next.toString();
  }

  private Map<String, String> signedHeaders(@Nullable String token) {
    if (token == null) {
      return signedHeaders;
    }
    // A signer goes on with what it prepared for the same map.
    Map<String, String> last = signedHeadersWithToken;
    if (last == null || !token.equals(last.get(TOKEN_HEADER))) {
      last = Map.of("host", endpoint.authority(), TOKEN_HEADER, token);
      signedHeadersWithToken = last;
    }
    return last;
  }
}
