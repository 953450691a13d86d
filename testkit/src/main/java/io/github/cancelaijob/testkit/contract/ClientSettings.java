package io.github.cancelaijob.testkit.contract;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What the user of a transport has set in the client that the transport borrows; whatever isn't
 * there is the stack's default. Immutable.
 */
public final class ClientSettings {
  private static final ClientSettings DEFAULTS =
      new ClientSettings(null, null, null, null, OptionalInt.empty(), null);

  private final @Nullable SSLContext sslContext;
  private final @Nullable X509TrustManager trustManager;
  private final @Nullable InetSocketAddress proxy;
  private final @Nullable PasswordAuthentication proxyCredentials;
  private final OptionalInt maxConnections;
  private final @Nullable Supplier<String> traceparent;

  private ClientSettings(
      @Nullable SSLContext sslContext,
      @Nullable X509TrustManager trustManager,
      @Nullable InetSocketAddress proxy,
      @Nullable PasswordAuthentication proxyCredentials,
      OptionalInt maxConnections,
      @Nullable Supplier<String> traceparent) {
    this.sslContext = sslContext;
    this.trustManager = trustManager;
    this.proxy = proxy;
    this.proxyCredentials = proxyCredentials;
    this.maxConnections = maxConnections;
    this.traceparent = traceparent;
  }

  static ClientSettings defaults() {
    return DEFAULTS;
  }

  ClientSettings withTls(SSLContext context, X509TrustManager trust) {
    return new ClientSettings(context, trust, proxy, proxyCredentials, maxConnections, traceparent);
  }

  ClientSettings withProxy(@Nullable InetSocketAddress address) {
    return new ClientSettings(
        sslContext, trustManager, address, proxyCredentials, maxConnections, traceparent);
  }

  ClientSettings withProxyCredentials(@Nullable PasswordAuthentication credentials) {
    return new ClientSettings(
        sslContext, trustManager, proxy, credentials, maxConnections, traceparent);
  }

  ClientSettings withMaxConnections(int connections) {
    return new ClientSettings(
        sslContext,
        trustManager,
        proxy,
        proxyCredentials,
        OptionalInt.of(connections),
        traceparent);
  }

  ClientSettings withTraceparent(@Nullable Supplier<String> value) {
    return new ClientSettings(
        sslContext, trustManager, proxy, proxyCredentials, maxConnections, value);
  }

  /** Returns whether everything is the stack's default. */
  public boolean areDefaults() {
    return this == DEFAULTS;
  }

  /** Returns whom the client trusts, and the certificate that it shows, if it has one. */
  public Optional<SSLContext> sslContext() {
    return Optional.ofNullable(sslContext);
  }

  /** Returns the trust manager of {@link #sslContext()}, for stacks that ask for it. */
  public Optional<X509TrustManager> trustManager() {
    return Optional.ofNullable(trustManager);
  }

  /** Returns the HTTP proxy that everything goes through. */
  public Optional<InetSocketAddress> proxy() {
    return Optional.ofNullable(proxy);
  }

  /** Returns what the client answers to the proxy's challenge, and to nobody else's. */
  public Optional<PasswordAuthentication> proxyCredentials() {
    return Optional.ofNullable(proxyCredentials);
  }

  /** Returns how many connections the client may have at once. */
  public OptionalInt maxConnections() {
    return maxConnections;
  }

  /** Returns where an interceptor gets the header {@code traceparent} of every request from. */
  public Optional<Supplier<String>> traceparent() {
    return Optional.ofNullable(traceparent);
  }
}
