package io.github.cancelaijob.transport.jdk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends over {@link HttpClient}.
 *
 * <p>Thread-safe. Before Java 16 the client goes on with an exchange whose caller has given up,
 * until the request's timeout; Java 11 sends no {@code Date}, which it doesn't let be set.
 */
public final class JdkHttpTransport implements HttpTransport {
  private static final String CLOSED = "this transport is closed";

  private final boolean owned;
  // null once closed: before Java 21, an own client ends when nobody refers to it any more.
  private volatile @Nullable HttpClient client;

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
   * its last exchange is over, but never if a blocking one was interrupted: until the JVM ends, a
   * thread stays then, and for twenty minutes the connections that were idle.
   *
   * @throws IllegalArgumentException if a system property has every client of this JVM send a lost
   *     request again; the message names it
   */
  public static JdkHttpTransport create() {
    // Its tasks are short, and none waits: a thread of their own would cost more than they do.
    HttpClient client = HttpClient.newBuilder().executor(Runnable::run).build();
    ClientRules.check(client);
    return new JdkHttpTransport(client, true);
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(
          Kind.INTERRUPTED, Delivery.NOT_SENT, "interrupted before anything was sent", null);
    }
    Departure departure = new Departure();
    HttpClient open = client;
    if (open == null) {
      throw new TransportException(Kind.CLOSED, Delivery.NOT_SENT, CLOSED, null);
    }
    try {
      return Exchanges.send(open, request, new RequestBody(request.body(), departure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransportException.of(Kind.INTERRUPTED, departure.delivery(), e);
    } catch (IOException | RuntimeException e) {
      if (e.getCause() instanceof Error) {
        throw (Error) e.getCause();
      }
      throw Exchanges.failed(e, departure);
    }
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    Departure departure = new Departure();
    TransportExchange exchange = new TransportExchange(request.timeout(), departure);
    exchange.failAtDeadline();
    start(request, departure, exchange);
    return exchange;
  }

  private void start(TransportRequest request, Departure departure, TransportExchange exchange) {
    HttpClient open = client;
    if (open == null) {
      exchange.fail(Kind.CLOSED, new IllegalStateException(CLOSED));
      return;
    }
    try {
      Exchanges.start(open, request, new RequestBody(request.body(), departure), exchange);
    } catch (RuntimeException e) {
      exchange.fail(Kind.of(e), e);
    }
  }

  @Override
  public void close() {
    HttpClient open = client;
    if (owned && open != null) {
      client = null;
      Shutdown.now(open);
    }
  }
}
