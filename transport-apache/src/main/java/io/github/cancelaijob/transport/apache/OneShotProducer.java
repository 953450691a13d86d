package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/** What {@link OneShotEntity} is to the classic client, for the asynchronous one. */
final class OneShotProducer implements AsyncEntityProducer {
  private final ByteBuffer bytes;
  private final int length;
  private volatile Delivery delivery = Delivery.NOT_SENT;
  private volatile boolean ended;

  OneShotProducer(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.length = bytes.length;
  }

  Delivery delivery() {
    return delivery;
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    if (ended) {
      throw new IOException("something wants to send the request a second time");
    }
    delivery = Delivery.MAYBE_SENT;
    channel.write(bytes);
    if (!bytes.hasRemaining()) {
      ended = true;
      channel.endStream();
    }
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public long getContentLength() {
    return length;
  }

  @Override
  public int available() {
    return bytes.remaining();
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public @Nullable String getContentEncoding() {
    return null;
  }

  @Override
  public boolean isChunked() {
    return false;
  }

  @Override
  public @Nullable Set<String> getTrailerNames() {
    return null;
  }

  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {}
}
