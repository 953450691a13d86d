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
  // Of a signature, which is an HMAC-SHA1 in hex.
  private static final int DIGITS = 40;

  private final String secretKey;
  private final @Nullable String token;
  private final @Nullable String authorization;
  // Where in it the signature begins and ends.
  private final int begin;
  private final int end;
  // No escaped form is shorter, and no text that is shorter tells one.
  private final int shortest;

  Secrets(Credentials credentials) {
    this(credentials, null);
  }

  Secrets(Credentials credentials, @Nullable String authorization) {
    this.secretKey = credentials.secretKey();
    this.token = credentials.token().orElse(null);
    this.authorization = authorization;
    this.begin = authorization == null ? 0 : beginOfSignature(authorization);
    this.end = authorization == null ? 0 : endOfSignature(authorization, begin);
    int shortestKey =
        token == null ? secretKey.length() : Math.min(secretKey.length(), token.length());
    this.shortest = authorization == null ? shortestKey : Math.min(shortestKey, end - begin);
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
    int last = text.length() - shortest;
    int start = 0;
    while (start <= last && endOfSecret(text, start) == start) {
      start++;
    }
    return start <= last ? start : text.length();
  }

  /** Returns where the longest secret at {@code start} ends; {@code start} if none is there. */
  private int endOfSecret(String text, int start) {
    int longest = endOf(secretKey, 0, secretKey.length(), text, start);
    if (token != null) {
      longest = Math.max(longest, endOf(token, 0, token.length(), text, start));
    }
    return authorization == null
        ? longest
        : Math.max(longest, endOf(authorization, begin, end, text, start));
  }

  private static int endOf(String source, int begin, int end, String text, int start) {
    int length = end - begin;
    // No escaped form is shorter.
    if (text.length() - start < length) {
      return start;
    }
    return text.regionMatches(start, source, begin, length)
        ? Math.max(start + length, endOfEscaped(source, begin, end, text, start))
        : endOfEscaped(source, begin, end, text, start);
  }

  private static int endOfEscaped(String source, int begin, int end, String text, int start) {
    int behind = start;
    for (int i = begin; i < end; i++) {
      int next = behind < text.length() ? Escapes.match(source.charAt(i), text, behind) : -1;
      if (next < 0) {
        return start;
      }
      behind = next;
    }
    return behind;
  }

  /** A signer of another kind has no such field: all that it wrote is then secret. */
  private static int beginOfSignature(String authorization) {
    // It mostly is the last one, and needn't be looked for.
    int field = authorization.length() - DIGITS - SIGNATURE.length();
    if (!authorization.startsWith(SIGNATURE, field)) {
      field = authorization.indexOf(SIGNATURE);
    }
    int begin = field + SIGNATURE.length();
    boolean none =
        field < 0 || begin == authorization.length() || authorization.charAt(begin) == '&';
    return none ? 0 : begin;
  }

  private static int endOfSignature(String authorization, int begin) {
    int end = begin == 0 ? -1 : authorization.indexOf('&', begin);
    return end < 0 ? authorization.length() : end;
  }
}
