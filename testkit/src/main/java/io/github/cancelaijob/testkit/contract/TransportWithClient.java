package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** A transport that is closed together with the client that was made for it. */
final class TransportWithClient<C> implements HttpTransport {
  private final HttpStack<C> stack;
  private final C client;
  private final HttpTransport transport;

  private TransportWithClient(HttpStack<C> stack, C client) {
    this.stack = stack;
    this.client = client;
    this.transport = stack.using(client);
  }

  static <C> HttpTransport of(HttpStack<C> stack, ClientSettings settings) {
    return new TransportWithClient<>(stack, stack.client(settings));
  }

  static <C> HttpTransport hostile(HttpStack<C> stack) {
    return new TransportWithClient<>(stack, stack.hostileClient());
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    return transport.send(request);
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    return transport.sendAsync(request);
  }

  @Override
  public void close() {
    transport.close();
    stack.close(client);
  }

  @Override
  public String toString() {
    return transport.toString();
  }
}
