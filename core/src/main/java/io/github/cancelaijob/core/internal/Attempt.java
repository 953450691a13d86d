package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request, signed and ready, and the keys that are not to show in anything about it. */
final class Attempt {
  private final TransportRequest request;
  private final Credentials credentials;
  private final String authorization;

  Attempt(TransportRequest request, Credentials credentials, String authorization) {
    this.request = request;
    this.credentials = credentials;
    this.authorization = authorization;
  }

  TransportRequest request() {
    return request;
  }

  Credentials credentials() {
    return credentials;
  }

  /** Returns whether {@code keys} are those of this request. */
  boolean isSignedWith(Credentials keys) {
    return keys.secretId().equals(credentials.secretId())
        && keys.secretKey().equals(credentials.secretKey())
        && keys.token().equals(credentials.token());
  }

  Secrets secrets() {
    return new Secrets(credentials, authorization);
  }

  /** Returns what {@code response} amounts to, which came {@code now}. */
  Outcome answered(@Nullable TransportResponse response, Instant now) {
    return response == null
        ? failed(
            new TransportException(
                Kind.OTHER, Delivery.MAYBE_SENT, "the transport returned null", null))
        : Outcome.of(AnswerReader.read(response, secrets(), now));
  }

  /** Returns what {@code failure} amounts to; an {@link Error} stays what it is. */
  Outcome failed(Throwable failure) {
    if (failure instanceof Error) {
      throw (Error) failure;
    }
    return Outcome.of(failure);
  }
}
