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

  /**
   * Returns keys in the place of {@code rejected}, which the service no longer takes.
   *
   * <p>Asked at most once a call. Unless overridden, asks {@link #credentials} again; a provider
   * that keeps keys for a while must fetch new ones if it still holds {@code rejected}. Returning
   * {@code rejected} itself says that there are none.
   */
  default Credentials refresh(Credentials rejected) {
    return credentials();
  }
}
