package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of a CAM user or role. Immutable; its text form shows none of them. */
public final class Credentials {
  private final String secretId;
  private final String secretKey;
  private final @Nullable String token;

  private Credentials(String secretId, String secretKey, @Nullable String token) {
    this.secretId = requireVisible("secret id", secretId);
    this.secretKey = requireVisible("secret key", secretKey);
    this.token = token == null ? null : requireVisible("token", token);
    if (secretId.indexOf('&') >= 0) {
      throw new IllegalArgumentException(
          "the secret id contains '&', which would split the Authorization header; copy it again");
    }
  }

  /**
   * Returns permanent keys.
   *
   * @throws IllegalArgumentException if one is empty or has anything but visible ASCII, such as a
   *     line break from the file it was read from
   */
  public static Credentials of(String secretId, String secretKey) {
    return new Credentials(secretId, secretKey, null);
  }

  /**
   * Returns temporary keys, as STS issues them, with their session token.
   *
   * @throws IllegalArgumentException as {@link #of(String, String)} does
   */
  public static Credentials of(String secretId, String secretKey, String token) {
    return new Credentials(secretId, secretKey, requireNonNull(token, "token"));
  }

  /** Returns the SecretId, which names the key and is sent with every request. */
  public String secretId() {
    return secretId;
  }

  /** Returns the SecretKey, which is never sent. */
  public String secretKey() {
    return secretKey;
  }

  /** Returns the session token of temporary keys. */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** Says whether the keys are temporary, and nothing else. */
  @Override
  public String toString() {
    return token == null ? "Credentials[permanent, redacted]" : "Credentials[temporary, redacted]";
  }

  private static String requireVisible(String what, String value) {
    requireNonNull(value, what);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the " + what + " is empty; check where it is read from");
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
        throw new IllegalArgumentException(
            String.format(
                "the %s has the character U+%04X at index %d, but must be visible ASCII; look for a"
                    + " line break or a space that was copied along",
                what, (int) value.charAt(i), i));
      }
    }
    return value;
  }
}
