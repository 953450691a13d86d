package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.spi.Credentials;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an answer what only the caller and the service should know.
 *
 * <p>Answers do repeat it: COS quotes the signed headers, token included, when a signature doesn't
 * match, and gateways show the request they refused. How they escape it is theirs to choose.
 */
final class Secrets {
  private static final String REDACTED = "[redacted]";
  private static final String SIGNATURE = "q-signature=";

  private final String secretKey;
  private final @Nullable String token;
  private final @Nullable String signature;

  Secrets(Credentials credentials) {
    this(credentials, null);
  }

  Secrets(Credentials credentials, @Nullable String authorization) {
    this.secretKey = credentials.secretKey();
    this.token = credentials.token().orElse(null);
    this.signature = authorization == null ? null : signatureIn(authorization);
  }

  @Nullable String redact(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int first = firstSecret(text);
    if (first == text.length()) {
      return text;
    }
    StringBuilder redacted = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int end = endOfSecret(text, i);
      if (end > i) {
        redacted.append(REDACTED);
        i = end;
      } else {
        redacted.append(text.charAt(i++));
      }
    }
    return redacted.toString();
  }

  /** Returns {@code failure}, or {@code null} if it, or what it carries along, tells a secret. */
  @Nullable Throwable withoutSecrets(Throwable failure) {
    return isTold(failure, Collections.newSetFromMap(new IdentityHashMap<>())) ? null : failure;
  }

  private boolean isTold(@Nullable Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    String message = failure.getMessage();
    boolean told = !Objects.equals(message, redact(message)) || isTold(failure.getCause(), seen);
    for (Throwable carried : failure.getSuppressed()) {
      told = told || isTold(carried, seen);
    }
    return told;
  }

  private int firstSecret(String text) {
    int start = 0;
    while (start < text.length() && endOfSecret(text, start) == start) {
      start++;
    }
    return start;
  }

  /** Returns where the longest secret at {@code start} ends; {@code start} if none is there. */
  private int endOfSecret(String text, int start) {
    int end = endOfSecret(secretKey, text, start);
    end = Math.max(end, endOfSecret(token, text, start));
    return Math.max(end, endOfSecret(signature, text, start));
  }

  private static int endOfSecret(@Nullable String secret, String text, int start) {
    if (secret == null) {
      return start;
    }
    return text.startsWith(secret, start)
        ? Math.max(start + secret.length(), endOfEscaped(secret, text, start))
        : endOfEscaped(secret, text, start);
  }

  private static int endOfEscaped(String secret, String text, int start) {
    int end = start;
    for (int i = 0; i < secret.length(); i++) {
      int next = end < text.length() ? Escapes.match(secret.charAt(i), text, end) : -1;
      if (next < 0) {
        return start;
      }
      end = next;
    }
    return end;
  }

  /** A signer of another kind has no such field: all that it wrote is then secret. */
  private static String signatureIn(String authorization) {
    int start = authorization.indexOf(SIGNATURE) + SIGNATURE.length();
    int end = authorization.indexOf('&', start);
    String signature =
        start < SIGNATURE.length()
            ? ""
            : authorization.substring(start, end < 0 ? authorization.length() : end);
    return signature.isEmpty() ? authorization : signature;
  }
}
