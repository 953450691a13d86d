package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import java.util.Set;

/**
 * An HTTP stack whose transports are under test: makes its clients, as a user would, and transports
 * over them.
 *
 * @param <C> the stack's client
 */
public interface HttpStack<C> {
  /** Returns what the stack's transports can do. */
  Set<Capability> capabilities();

  /** Returns a new client with {@code settings}, ready to be used. */
  C client(ClientSettings settings);

  /**
   * Returns a new client as hostile as the stack allows: it follows redirects, retries, keeps
   * cookies, answers challenges of origins and proxies, asks for compression, and has interceptors
   * that call on twice.
   */
  C hostileClient();

  /**
   * Returns a new transport over {@code client}.
   *
   * @throws IllegalArgumentException if such a client isn't accepted; names the setting
   */
  HttpTransport using(C client);

  /** Ends a client, as its user would, with all its connections; at once, if the stack can. */
  void close(C client);

  /**
   * Returns a new transport over a client of its own, which the transport closes; for {@link
   * Capability#OWNED_CLIENT}.
   */
  default HttpTransport create() {
    throw new UnsupportedOperationException("not declared: " + Capability.OWNED_CLIENT);
  }

  /** Returns what can be read of a client's settings; equal if the settings are. */
  Object settingsOf(C client);
}
