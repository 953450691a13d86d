package io.github.cancelaijob.core.spi;

/** Tells the keys to sign with. Implementations are thread-safe. */
@FunctionalInterface
public interface CredentialsProvider {
  /**
   * Returns the keys to use now: id, secret and token that belong together.
   *
   * <p>Asked before every request, on the thread that sends it, so that keys can rotate. Whatever
   * it throws fails the call before anything is sent, and is the error's cause: no message in it
   * may tell a secret.
   */
  Credentials credentials();
}
