package io.github.cancelaijob.credentials;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;

/** Asks an HTTP service about keys. What it was asked and what it answered may be secret. */
final class KeyService {
  private static final String WAY_OUT = "look into that service";

  private final HttpTransport transport;

  KeyService(HttpTransport transport) {
    this.transport = requireNonNull(transport, "transport");
  }

  /** Returns the keys that are answered. */
  ExpiringCredentials keys(TransportRequest request) {
    return KeyDocument.read(
        content(request, send(request)), "the answer of " + address(request), WAY_OUT);
  }

  /** Returns the answer, whatever it is. */
  TransportResponse send(TransportRequest request) {
    try {
      return requireNonNull(transport.send(request), "the transport returned null");
    } catch (TransportException e) {
      throw noAnswer(request, e.kind().toString(), e);
    } catch (Exception e) {
      // Kotlin, for one, lets a transport throw checked exceptions that it doesn't declare.
      throw noAnswer(request, e.getClass().getName(), e);
    }
  }

  /** Returns the content of an answer that is a complete success. */
  static byte[] content(TransportRequest request, TransportResponse response) {
    if (response.status() != 200) {
      throw new CredentialsException(
          address(request) + " answered HTTP " + response.status() + " instead of 200; " + WAY_OUT);
    } else if (response.truncated()) {
      throw new CredentialsException(
          address(request)
              + " answered with more than "
              + request.maxResponseBytes()
              + " bytes; "
              + WAY_OUT);
    }
    return response.body();
  }

  private static CredentialsException noAnswer(
      TransportRequest request, String reason, Exception failure) {
    // Stacks quote the URI, whose query may be secret.
    Exception cause = request.uri().getRawQuery() == null ? failure : null;
    return new CredentialsException(
        address(request) + " gave no answer (" + reason + "); check that this process can reach it",
        cause);
  }

  private static String address(TransportRequest request) {
    return request.scheme() + "://" + request.authority() + request.uri().getRawPath();
  }
}
