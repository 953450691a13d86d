package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.TransportExchange;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Ends an exchange with what the dispatcher's thread brings. */
final class ExchangeCallback implements Callback {
  private final TransportExchange exchange;
  private final int maxBytes;

  ExchangeCallback(TransportExchange exchange, int maxBytes) {
    this.exchange = exchange;
    this.maxBytes = maxBytes;
  }

  @Override
  public void onResponse(Call call, Response response) {
    // Also when the caller has gone: a response that nobody closes keeps its connection.
    try (response) {
      exchange.complete(Exchanges.toPort(response, call, maxBytes));
    } catch (IOException | RuntimeException e) {
      exchange.fail(Exchanges.kindOf(e), e);
    }
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    exchange.fail(Exchanges.kindOf(failure), failure);
  }
}
