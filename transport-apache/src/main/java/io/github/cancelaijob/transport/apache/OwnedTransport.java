package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Clients of this library's own: the classic one to block, the other one once somebody needs it.
 */
final class OwnedTransport implements HttpTransport {
  // How many calls run at once is for the caller to say; the default, 5 to a host, would say it
  // here.
  private static final int MAX_CONNECTIONS = 1024;

  private final CloseableHttpClient client =
      HttpClients.custom()
          .useSystemProperties()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .useSystemProperties()
                  .setMaxConnPerRoute(MAX_CONNECTIONS)
                  .setMaxConnTotal(MAX_CONNECTIONS)
                  .build())
          .build();
  private final HttpTransport blocking = new ClassicTransport(client);
  private @Nullable CloseableHttpAsyncClient asyncClient;
  private volatile boolean closed;

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    requireOpen();
    return blocking.send(request);
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    try {
      return new AsyncTransport(startedAsyncClient()).sendAsync(request);
    } catch (TransportException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    client.close(CloseMode.IMMEDIATE);
    if (asyncClient != null) {
      asyncClient.close(CloseMode.IMMEDIATE);
    }
  }

  private synchronized CloseableHttpAsyncClient startedAsyncClient() throws TransportException {
    requireOpen();
    if (asyncClient == null) {
      asyncClient =
          HttpAsyncClients.custom()
              .useSystemProperties()
              .setConnectionManager(
                  PoolingAsyncClientConnectionManagerBuilder.create()
                      .useSystemProperties()
                      .setMaxConnPerRoute(MAX_CONNECTIONS)
                      .setMaxConnTotal(MAX_CONNECTIONS)
                      .build())
              .build();
      asyncClient.start();
    }
    return asyncClient;
  }

  private void requireOpen() throws TransportException {
    if (closed) {
      throw new TransportException(
          Kind.CLOSED, Delivery.NOT_SENT, "this transport is closed", null);
    }
  }
}
