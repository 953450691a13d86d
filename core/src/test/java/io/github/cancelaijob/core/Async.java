package io.github.cancelaijob.core;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;

/** A transport that never blocks, for tests that hold its future in their hands. */
abstract class Async implements HttpTransport {
  static Async returning(CompletableFuture<TransportResponse> exchange) {
    return new Async() {
      @Override
      CompletableFuture<TransportResponse> sendAsync() {
        return exchange;
      }
    };
  }

  abstract CompletableFuture<TransportResponse> sendAsync();

  @Override
  public final CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    return sendAsync();
  }

  @Override
  public final TransportResponse send(TransportRequest request) {
    throw new AssertionError("this call blocks");
  }
}
