package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CancellationException;
import org.apache.hc.core5.concurrent.FutureCallback;

/** Ends an exchange that ended without an answer. */
final class ExchangeCallback implements FutureCallback<TransportResponse> {
  private final TransportExchange exchange;

  ExchangeCallback(TransportExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void completed(TransportResponse response) {
    // The consumer says so itself, a little later.
  }

  @Override
  public void failed(Exception failure) {
    // As an exception, it isn't the exchange that was given up, but the client that isn't running.
    boolean closed = failure instanceof CancellationException;
    exchange.fail(closed ? Kind.CLOSED : Exchanges.kindOf(failure), failure);
  }

  @Override
  public void cancelled() {
    exchange.fail(Kind.CANCELED, new CancellationException("the client gave up the exchange"));
  }
}
