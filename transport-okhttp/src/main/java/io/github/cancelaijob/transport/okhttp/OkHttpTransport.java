package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Timeout;

/**
 * Sends over {@link OkHttpClient}, from 4.12.
 *
 * <p>Thread-safe. An interrupt doesn't end a blocking exchange that is under way before its
 * timeout: OkHttp's sockets don't notice one.
 */
public final class OkHttpTransport implements HttpTransport {
  private final OkHttpClient client;
  private final boolean owned;
  private volatile boolean closed;

  private OkHttpTransport(OkHttpClient client, boolean owned) {
    // Shares pool, dispatcher and interceptors with the client that it is derived from.
    this.client =
        client
            .newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .addNetworkInterceptor(new AtMostOnce())
            .build();
    this.owned = owned;
  }

  /**
   * Returns a transport over {@code client}, which stays yours: its pool, dispatcher, proxy, TLS
   * settings and interceptors apply, and it is never closed here. For these requests alone,
   * redirects and cookies are off, and nothing is sent twice.
   *
   * <p>{@code cancelAsync} goes through the client's dispatcher, which lets 5 calls a host run at
   * once unless told otherwise.
   */
  public static OkHttpTransport using(OkHttpClient client) {
    return new OkHttpTransport(client, false);
  }

  /**
   * Returns a transport over a client of its own, with OkHttp's defaults; {@link #close} ends it.
   */
  public static OkHttpTransport create() {
    return new OkHttpTransport(new OkHttpClient(), true);
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    Departure departure = new Departure();
    try {
      requireOpen();
      Call call = client.newCall(Exchanges.toOkHttp(request, departure));
      limit(call.timeout(), request.timeout().toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("interrupted before anything was sent");
      }
      try (Response response = call.execute()) {
        return Exchanges.toPort(response, call, request.maxResponseBytes());
      }
    } catch (Exception e) {
      // Everything: OkHttp throws unchecked exceptions, too, and even undeclared checked ones.
      throw Exchanges.failed(e, departure.delivery());
    }
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    Departure departure = new Departure();
    TransportExchange exchange = new TransportExchange(request.timeout(), departure);
    // Not the call's own timeout, which begins only when the dispatcher has let the call run.
    exchange.failAtDeadline();
    try {
      requireOpen();
      Call call = client.newCall(Exchanges.toOkHttp(request, departure));
      exchange.onEnd(call::cancel);
      call.enqueue(new ExchangeCallback(exchange, request.maxResponseBytes()));
    } catch (TransportException | RuntimeException e) {
      exchange.completeExceptionally(Exchanges.failed(e, departure.delivery()));
    }
    return exchange;
  }

  @Override
  public void close() {
    if (owned && !closed) {
      closed = true;
      client.dispatcher().executorService().shutdown();
      client.dispatcher().cancelAll();
      client.connectionPool().evictAll();
    }
  }

  private static void limit(Timeout timeout, long nanos) {
    // The client may have a call timeout of its own, which applies if it is shorter.
    if (timeout.timeoutNanos() == 0 || timeout.timeoutNanos() > nanos) {
      timeout.timeout(nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void requireOpen() throws TransportException {
    if (closed) {
      throw new TransportException(
          Kind.CLOSED, Delivery.NOT_SENT, "this transport is closed", null);
    }
  }
}
