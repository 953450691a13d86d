package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Ends an exchange with what the dispatcher's thread brings. */
final class ExchangeCallback implements Callback {
  private final TransportExchange exchange;
  private final TransportRequest request;

  ExchangeCallback(TransportExchange exchange, TransportRequest request) {
    this.exchange = exchange;
    this.request = request;
  }

  @Override
  public void onResponse(Call call, Response response) {
    TransportResponse answer;
    // Also when the caller has gone: a response that nobody closes keeps its connection.
    try (response) {
      answer = Exchanges.toPort(response, call, request);
    } catch (IOException | RuntimeException e) {
      exchange.fail(Exchanges.kindOf(e), e);
      return;
    }
    // Only now: the end of the exchange cancels the call, which must be over by then.
    exchange.complete(answer);
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    exchange.fail(Exchanges.kindOf(failure), failure);
  }
}
