package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Clients of this library's own: the classic one to block, the other one once somebody needs it.
 */
final class OwnedTransport implements HttpTransport {
  // How many calls run at once is for the caller to say; the default, 5 to a host, would say it
  // here.
  private static final int MAX_CONNECTIONS = 1024;

  // A connection being made can't be called off: this ends one that nobody waits for any more.
  private static final ConnectionConfig CONNECTION =
      ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(30)).build();

  // Of each connection there are three; 32 KiB, HttpCore's default since 5.4, would make it 96 MiB
  // for as many connections as there may be, and what a cancel sends and gets is far below one.
  private static final Http1Config BUFFERS = Http1Config.custom().setBufferSize(8 * 1024).build();

  private final RecentRoute routes = new RecentRoute();

  // What no request wants is left out: even if it does nothing, each step of the client costs.
  private final CloseableHttpClient client =
      HttpClients.custom()
          .useSystemProperties()
          .setRoutePlanner(routes)
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableContentCompression()
          .disableAutomaticRetries()
          .disableConnectionState()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .useSystemProperties()
                  .setMaxConnPerRoute(MAX_CONNECTIONS)
                  .setMaxConnTotal(MAX_CONNECTIONS)
                  .build())
          .build();
  private final HttpTransport blocking = new ClassicTransport(client);
  // What is to be done for each asynchronous exchange when this is closed.
  private final Set<Runnable> open = ConcurrentHashMap.newKeySet();
  private @Nullable CloseableHttpAsyncClient asyncClient;
  private @Nullable HttpTransport async;
  private volatile boolean closed;

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    requireOpen();
    return blocking.send(request);
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    try {
      CompletableFuture<TransportResponse> exchange = startedAsync().sendAsync(request);
      Runnable end = () -> exchange.completeExceptionally(closedMeanwhile());
      open.add(end);
      exchange.whenComplete((response, failure) -> open.remove(end));
      if (closed) {
        end.run();
      }
      return exchange;
    } catch (TransportException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public boolean prefersAsync() {
    return true;
  }

  @Override
  public synchronized void close() {
    closed = true;
    // First: some versions of the client tell them nothing, others that a connection was lost.
    open.forEach(Runnable::run);
    client.close(CloseMode.IMMEDIATE);
    if (asyncClient != null) {
      asyncClient.close(CloseMode.IMMEDIATE);
    }
  }

  private static TransportException closedMeanwhile() {
    return new TransportException(
        Kind.CLOSED, Delivery.MAYBE_SENT, "this transport was closed meanwhile", null);
  }

  private synchronized HttpTransport startedAsync() throws TransportException {
    requireOpen();
    if (async == null) {
      asyncClient =
          HttpAsyncClients.custom()
              .useSystemProperties()
              .setRoutePlanner(routes)
              .disableRedirectHandling()
              .disableCookieManagement()
              // Of compression, older versions have nothing to leave out, and no switch.
              .disableAutomaticRetries()
              .disableConnectionState()
              .setHttp1Config(BUFFERS)
              .replaceExecInterceptor(ChainElement.PROTOCOL.name(), OwnSteps::begin)
              .addExecInterceptorLast("leave", OwnSteps::leave)
              .addRequestInterceptorLast(OwnSteps::tellLength)
              .setConnectionManager(
                  PoolingAsyncClientConnectionManagerBuilder.create()
                      .useSystemProperties()
                      .setMaxConnPerRoute(MAX_CONNECTIONS)
                      .setMaxConnTotal(MAX_CONNECTIONS)
                      .setDefaultConnectionConfig(CONNECTION)
                      .build())
              .build();
      asyncClient.start();
      async = AsyncTransport.over(asyncClient);
    }
    return async;
  }

  private void requireOpen() throws TransportException {
    if (closed) {
      throw new TransportException(
          Kind.CLOSED, Delivery.NOT_SENT, "this transport is closed", null);
    }
  }
}
