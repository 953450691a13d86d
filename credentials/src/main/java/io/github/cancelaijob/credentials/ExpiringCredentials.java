package io.github.cancelaijob.credentials;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.Credentials;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys, and when they end if that is known. Immutable; its text form shows no key. */
public final class ExpiringCredentials {
  private final Credentials credentials;
  private final @Nullable Instant expiry;

  private ExpiringCredentials(Credentials credentials, @Nullable Instant expiry) {
    this.credentials = requireNonNull(credentials, "credentials");
    this.expiry = expiry;
  }

  /** Returns keys that end nobody knows when, or never. */
  public static ExpiringCredentials of(Credentials credentials) {
    return new ExpiringCredentials(credentials, null);
  }

  /** Returns keys that the service takes until {@code expiry}. */
  public static ExpiringCredentials of(Credentials credentials, Instant expiry) {
    return new ExpiringCredentials(credentials, requireNonNull(expiry, "expiry"));
  }

  /** Returns the keys. */
  public Credentials credentials() {
    return credentials;
  }

  /** Returns when the keys end; empty if that isn't known. */
  public Optional<Instant> expiry() {
    return Optional.ofNullable(expiry);
  }

  boolean isValid(Instant now) {
    return expiry == null || now.isBefore(expiry);
  }

  /** Returns kind and end of the keys. */
  @Override
  public String toString() {
    return credentials + (expiry == null ? "" : " until " + expiry);
  }
}
