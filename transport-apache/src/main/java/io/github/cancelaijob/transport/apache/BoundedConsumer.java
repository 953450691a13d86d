package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer, of its body one byte past the limit, which shows that there is more. What
 * comes when the exchange is over closes the connection, so that the rest is never read.
 */
final class BoundedConsumer implements AsyncResponseConsumer<TransportResponse> {
  private final TransportExchange exchange;
  private final int maxBytes;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private int status;
  private Headers headers = Headers.none();
  private @Nullable FutureCallback<TransportResponse> callback;
  private @Nullable TransportResponse answer;

  BoundedConsumer(TransportExchange exchange, int maxBytes) {
    this.exchange = exchange;
    this.maxBytes = maxBytes;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      FutureCallback<TransportResponse> callback)
      throws IOException {
    requireWanted();
    status = response.getCode();
    headers = Exchanges.headersOf(response);
    this.callback = callback;
    if (entity == null) {
      streamEnd(null);
    }
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer source) throws IOException {
    requireWanted();
    byte[] bytes = new byte[(int) Math.min(source.remaining(), maxBytes + 1L - kept.size())];
    source.get(bytes);
    source.position(source.limit());
    kept.writeBytes(bytes);
    if (kept.size() > maxBytes) {
      exchange.complete(read());
      requireWanted();
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
    answer = read();
    if (callback != null) {
      callback.completed(answer);
    }
  }

  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {
    if (answer != null) {
      exchange.complete(answer);
    }
  }

  /** Has the client close the connection, which canceling alone doesn't always achieve. */
  private void requireWanted() throws IOException {
    if (exchange.isDone()) {
      throw new IOException("the exchange is over");
    }
  }

  private TransportResponse read() throws IOException {
    return TransportResponse.read(
        status, headers, new ByteArrayInputStream(kept.toByteArray()), maxBytes);
  }
}
