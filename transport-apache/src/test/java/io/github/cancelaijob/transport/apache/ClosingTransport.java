package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;

/** Ends the client that a case has made, which the transport under test never does. */
final class ClosingTransport implements HttpTransport {
  private final HttpTransport transport;
  private final ModalCloseable client;

  ClosingTransport(HttpTransport transport, ModalCloseable client) {
    this.transport = transport;
    this.client = client;
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
    client.close(CloseMode.IMMEDIATE);
  }
}
