package io.github.cancelaijob.transport.jdk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;

/**
 * Sends over {@link HttpClient}.
 *
 * <p>Thread-safe. Before Java 16 the client goes on with an exchange whose caller has given up,
 * until the request's timeout; Java 11 sends no {@code Date}, which it doesn't let be set.
 */
public final class JdkHttpTransport implements HttpTransport {
  private final HttpClient client;
  private final boolean owned;
  private volatile boolean closed;

  private JdkHttpTransport(HttpClient client, boolean owned) {
    this.client = client;
    this.owned = owned;
  }

  /**
   * Returns a transport over {@code client}, which stays yours: its proxy, TLS settings, executor
   * and pool apply, and it is never closed here.
   *
   * @throws IllegalArgumentException if {@code client} has a setting that no single request can
   *     override and that would send a job's cancel twice, or send it without its signature; the
   *     message names it
   */
  public static JdkHttpTransport using(HttpClient client) {
    ClientRules.check(requireNonNull(client, "client"));
    return new JdkHttpTransport(client, false);
  }

  /**
   * Returns a transport over a client of its own, with the JVM's proxy settings. {@link #close}
   * ends the client: from Java 21 on at once, before that when the garbage collector finds it and
   * this transport.
   *
   * @throws IllegalArgumentException if a system property has every client of this JVM send a lost
   *     request again; the message names it
   */
  public static JdkHttpTransport create() {
    HttpClient client = HttpClient.newHttpClient();
    ClientRules.check(client);
    return new JdkHttpTransport(client, true);
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(
          Kind.INTERRUPTED, Delivery.NOT_SENT, "interrupted before anything was sent", null);
    }
    return start(request).await(request.timeout());
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    TransportExchange exchange = start(request);
    exchange.failAfter(request.timeout());
    return exchange;
  }

  private TransportExchange start(TransportRequest request) {
    RequestBody body = new RequestBody(request.body());
    TransportExchange exchange = new TransportExchange(body::delivery);
    if (closed) {
      exchange.fail(Kind.CLOSED, new IllegalStateException("this transport is closed"));
      return exchange;
    }
    try {
      Exchanges.start(client, request, body, exchange);
    } catch (RuntimeException e) {
      exchange.fail(Kind.of(e), e);
    }
    return exchange;
  }

  @Override
  public void close() {
    if (owned && !closed) {
      closed = true;
      Shutdown.now(client);
    }
  }
}
