package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** Goes through the asynchronous client, and blocks on it where asked to. */
final class AsyncTransport implements HttpTransport {
  private static final String RUNTIME = AsyncTransport.class.getName() + ".runtime";

  private final CloseableHttpAsyncClient client;
  private final TamedConfig config = new TamedConfig();
  private final Authorities authorities = new Authorities();

  AsyncTransport(CloseableHttpAsyncClient client) {
    this.client = client;
  }

  /** An interceptor for clients of our own, without which nothing can end an exchange at once. */
  static void keepRuntime(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    scope.clientContext.setAttribute(RUNTIME, scope.execRuntime);
    chain.proceed(request, body, scope, callback);
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
      HttpClientContext context = new TamedContext(config, request.timeout());
      Future<?> sent =
          client.execute(
              new BasicRequestProducer(toSend, new OneShotProducer(request.body(), departure)),
              new BoundedConsumer(exchange, request.maxResponseBytes()),
              null,
              context,
              new ExchangeCallback(exchange));
      exchange.onEnd(() -> abort(sent, departure, context));
    } catch (RuntimeException | Error e) {
      // Interceptors run on the caller's thread.
      exchange.fail(Exchanges.kindOf(e), e);
    }
  }

  private static void abort(Future<?> sent, Departure departure, HttpClientContext context) {
    // Canceling one that is done would take its connection out of the pool.
    if (sent.isDone()) {
      return;
    }
    Delivery delivery = departure.delivery();
    sent.cancel(true);
    Object runtime = context.getAttribute(RUNTIME);
    // A connection that is still being made isn't the runtime's yet; its request was called off.
    if (delivery == Delivery.MAYBE_SENT && runtime instanceof AsyncExecRuntime) {
      ((AsyncExecRuntime) runtime).discardEndpoint();
    }
  }
}
