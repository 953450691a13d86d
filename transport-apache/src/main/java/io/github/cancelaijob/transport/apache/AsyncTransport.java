package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** Goes through the asynchronous client, and blocks on it where asked to. */
final class AsyncTransport implements HttpTransport {
  private final CloseableHttpAsyncClient client;
  private final boolean own;
  private final TamedConfig config = new TamedConfig();
  private final Authorities authorities = new Authorities();

  private AsyncTransport(CloseableHttpAsyncClient client, boolean own) {
    this.client = client;
    this.own = own;
  }

  static AsyncTransport using(CloseableHttpAsyncClient client) {
    return new AsyncTransport(client, false);
  }

  /** Goes through a client of our own, which has {@link OwnSteps} and sends nothing twice. */
  static AsyncTransport over(CloseableHttpAsyncClient own) {
    return new AsyncTransport(own, true);
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(
          Kind.INTERRUPTED, Delivery.NOT_SENT, "interrupted before anything was sent", null);
    }
    Departure departure = new Departure();
    TransportExchange exchange = new TransportExchange(request.timeout(), departure);
    start(request, departure, exchange);
    return exchange.await();
  }

  @Override
  public boolean prefersAsync() {
    return true;
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
    try {
      BasicHttpRequest toSend =
          new BasicHttpRequest(
              request.method(), request.scheme(), authorities.of(request), request.target());
      Exchanges.copyHeaders(request.headers(), toSend);
      TamedContext context = new TamedContext(config, request.timeout(), departure);
      Future<?> sent =
          client.execute(
              new BasicRequestProducer(toSend, producer(request.body(), departure)),
              new BoundedConsumer(exchange, request.maxResponseBytes()),
              null,
              context,
              new ExchangeCallback(exchange));
      exchange.onEnd(() -> abort(sent, context));
    } catch (RuntimeException | Error e) {
      // Interceptors run on the caller's thread.
      exchange.fail(Exchanges.kindOf(e), e);
    }
  }

  /** Returns what hands the body out; {@code null} if there is none, and the client needs none. */
  private @Nullable AsyncEntityProducer producer(byte[] body, Departure departure) {
    // Only a request without any is flushed in the same turn of the client's loop that writes it.
    return own && body.length == 0 ? null : new OneShotProducer(body, departure);
  }

  private static void abort(Future<?> sent, TamedContext context) {
    // Canceling one that is done would take its connection out of the pool.
    if (sent.isDone()) {
      return;
    }
    Delivery delivery = context.departure.delivery();
    sent.cancel(true);
    AsyncExecRuntime runtime = context.runtime;
    // A connection that is still being made isn't the runtime's yet; its request was called off.
    if (delivery == Delivery.MAYBE_SENT && runtime != null) {
      runtime.discardEndpoint();
    }
  }
}
