package io.github.cancelaijob.transport.okhttp;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.Deadline;
import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends over {@link OkHttpClient}, from 4.12.
 *
 * <p>Thread-safe. An interrupt doesn't end a blocking exchange that is under way before its
 * timeout: OkHttp's sockets don't notice one.
 */
public final class OkHttpTransport implements HttpTransport {
  // How many calls run at once is for the caller to say. The defaults would say it here: of more
  // than 5 connections, those that a call has just done with are closed.
  private static final int MAX_CALLS = 1024;

  private final Calls calls;
  private final boolean guarded;
  private final @Nullable OkHttpClient owned;
  private final Urls urls = new Urls();
  private volatile boolean closed;

  private OkHttpTransport(Calls calls, boolean guarded, @Nullable OkHttpClient owned) {
    this.calls = calls;
    this.guarded = guarded;
    this.owned = owned;
  }

  /**
   * Returns a transport over {@code client}, which stays yours: its pool, dispatcher, proxy, TLS
   * settings and interceptors apply, and it is never closed here. For these requests alone,
   * redirects and cookies are off, nothing is sent twice, and its timeouts of single reads and
   * writes are left out if none of them is shorter than the request's own.
   *
   * <p>Unless told otherwise, the client's dispatcher lets 5 asynchronous calls a host run at once,
   * and its pool keeps 5 connections for later calls: for more calls at once, tell both.
   */
  public static OkHttpTransport using(OkHttpClient client) {
    return new OkHttpTransport(Calls.withTimeoutsThatMatter(tamed(client)), true, null);
  }

  /**
   * Returns a transport over {@code factory}'s calls, such as one that decorates those of a client;
   * an {@link OkHttpClient} is used as {@link #using(OkHttpClient)} does.
   *
   * <p>What can't be told call by call stays as {@code factory} has it: redirects and cookies.
   * Build its client with {@code followRedirects(false)}: otherwise OkHttp follows some redirects
   * with a {@code GET}, and with the signature if it is to the same host, which this transport can
   * only notice, and fails. Everything else is still sent at most once, as long as {@code factory}
   * leaves the body as it is.
   */
  public static OkHttpTransport using(Call.Factory factory) {
    return factory instanceof OkHttpClient
        ? using((OkHttpClient) factory)
        : new OkHttpTransport(Calls.of(requireNonNull(factory, "factory")), false, null);
  }

  /**
   * Returns a transport over a client of its own, with OkHttp's defaults but for pool and
   * dispatcher, which don't limit their callers, and for the timeouts of single reads and writes,
   * for which a request's own stands; {@link #close} ends it.
   */
  public static OkHttpTransport create() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(MAX_CALLS);
    dispatcher.setMaxRequestsPerHost(MAX_CALLS);
    OkHttpClient client =
        tamed(
            new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(MAX_CALLS, 5, TimeUnit.MINUTES))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build());
    return new OkHttpTransport(Calls.of(client), true, client);
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    Departure departure = new Departure();
    Call call = newCall(request, departure);
    // Not the call's own timeout, which wakes a thread for each call.
    Deadline deadline = Deadline.in(request.timeout(), call::cancel);
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("interrupted before anything was sent");
      }
      try (Response response = call.execute()) {
        return Exchanges.toPort(response, call, request);
      }
    } catch (Exception e) {
      // Everything: OkHttp throws unchecked exceptions, too, and even undeclared checked ones.
      TransportException failed = Exchanges.failed(e, departure.delivery());
      throw deadline.isMissed() && failed.kind() != Kind.INTERRUPTED
          ? TransportException.late(request.timeout(), failed.delivery(), e)
          : failed;
    } finally {
      deadline.met();
    }
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    Departure departure = new Departure();
    TransportExchange exchange = new TransportExchange(request.timeout(), departure);
    exchange.failAtDeadline();
    try {
      Call call = newCall(request, departure);
      exchange.onEnd(call::cancel);
      call.enqueue(new ExchangeCallback(exchange, request));
    } catch (TransportException e) {
      exchange.completeExceptionally(e);
    } catch (RuntimeException e) {
      exchange.completeExceptionally(Exchanges.failed(e, departure.delivery()));
    }
    return exchange;
  }

  @Override
  public void close() {
    if (owned != null && !closed) {
      closed = true;
      owned.dispatcher().executorService().shutdown();
      owned.dispatcher().cancelAll();
      owned.connectionPool().evictAll();
    }
  }

  /** Returns a client that shares pool, dispatcher and interceptors with {@code client}. */
  private static OkHttpClient tamed(OkHttpClient client) {
    return client
        .newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .cookieJar(CookieJar.NO_COOKIES)
        .addNetworkInterceptor(new AtMostOnce())
        .build();
  }

  private Call newCall(TransportRequest request, Departure departure) throws TransportException {
    requireOpen();
    try {
      HttpUrl url = urls.of(request);
      return calls.newCall(
          Exchanges.toOkHttp(request, url, bodyOf(request, departure), departure),
          request.timeout());
    } catch (RuntimeException e) {
      throw Exchanges.failed(e, departure.delivery());
    }
  }

  /**
   * Returns nothing if there is nothing to keep from being sent twice: OkHttp refuses a body then.
   */
  private @Nullable RequestBody bodyOf(TransportRequest request, Departure departure) {
    byte[] bytes = request.body();
    if (bytes.length == 0 && Set.of("GET", "HEAD").contains(request.method())) {
      if (!guarded) {
        // Nobody will ask.
        departure.leave();
      }
      return null;
    }
    return new OneShotBody(bytes, departure, guarded);
  }

  private void requireOpen() throws TransportException {
    if (closed) {
      throw new TransportException(
          Kind.CLOSED, Delivery.NOT_SENT, "this transport is closed", null);
    }
  }
}
