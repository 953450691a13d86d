package io.github.cancelaijob.credentials;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if there are no keys where they were looked for. The message says why, and what to do;
 * neither it nor a cause tells a secret, or quotes a file or an answer.
 */
public final class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean misconfigured;

  private CredentialsException(String message, @Nullable Throwable cause, boolean misconfigured) {
    super(requireNonNull(message, "message"), cause);
    this.misconfigured = misconfigured;
  }

  /** Creates an exception, in words without secrets. */
  public CredentialsException(String message) {
    this(message, null);
  }

  /**
   * Creates an exception, in words without secrets.
   *
   * @param cause as free of secrets; {@code null} if there is none
   */
  public CredentialsException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  /** Returns an exception for keys that somebody put there, but wrongly. */
  static CredentialsException misconfigured(String message, @Nullable Throwable cause) {
    return new CredentialsException(message, cause, true);
  }

  /** Returns what a source threw, as this module says it. */
  static CredentialsException of(RuntimeException failure) {
    return failure instanceof CredentialsException
        ? (CredentialsException) failure
        : new CredentialsException("a source threw " + failure.getClass().getName(), failure);
  }

  /** Returns this for one more caller, from whose thread it wasn't thrown. */
  CredentialsException again() {
    return new CredentialsException(String.valueOf(getMessage()), this, misconfigured);
  }

  /** Returns whether keys were meant to be here, so that a chain mustn't take somebody else's. */
  boolean isMisconfigured() {
    return misconfigured;
  }
}
