package io.github.cancelaijob.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Credentials;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an answer what only the caller and the service should know.
 *
 * <p>Answers do repeat it: COS quotes the signed headers, token included, when a signature doesn't
 * match, and gateways show the request they refused.
 */
final class Secrets {
  private static final String REDACTED = "[redacted]";
  private static final String SIGNATURE = "q-signature=";

  private final Credentials credentials;
  private final String authorization;

  Secrets(Credentials credentials, String authorization) {
    this.credentials = credentials;
    this.authorization = authorization;
  }

  @Nullable String redact(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String redacted = text.replace(credentials.secretKey(), REDACTED);
    int signature = authorization.indexOf(SIGNATURE);
    if (signature >= 0 && signature + SIGNATURE.length() < authorization.length()) {
      redacted =
          redacted.replace(authorization.substring(signature + SIGNATURE.length()), REDACTED);
    } else if (!authorization.isEmpty()) {
      redacted = redacted.replace(authorization, REDACTED);
    }
    String token = credentials.token().orElse(null);
    return token == null
        ? redacted
        : redacted.replace(token, REDACTED).replace(URLEncoder.encode(token, UTF_8), REDACTED);
  }
}
