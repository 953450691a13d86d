package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/** Goes through the asynchronous client, and blocks on it where asked to. */
final class AsyncTransport implements HttpTransport {
  private final CloseableHttpAsyncClient client;

  AsyncTransport(CloseableHttpAsyncClient client) {
    this.client = client;
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
    OneShotProducer body = new OneShotProducer(request.body());
    TransportExchange exchange = new TransportExchange(body::delivery);
    try {
      BasicHttpRequest toSend = new BasicHttpRequest(request.method(), request.uri());
      Exchanges.copyHeaders(request.headers(), toSend);
      HttpClientContext context = HttpClientContext.create();
      context.setRequestConfig(Exchanges.tamed(client));
      Future<?> sent =
          client.execute(
              new BasicRequestProducer(toSend, body),
              new BoundedConsumer(exchange, request.maxResponseBytes()),
              null,
              context,
              new ExchangeCallback(exchange));
      exchange.onEnd(
          () -> {
            // Canceling one that is done would take its connection out of the pool.
            if (!sent.isDone()) {
              sent.cancel(true);
            }
          });
    } catch (RuntimeException e) {
      exchange.fail(Exchanges.kindOf(e), e);
    }
    return exchange;
  }
}
