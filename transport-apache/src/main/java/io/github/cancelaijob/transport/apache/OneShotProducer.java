package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Departure;
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
  private final Departure departure;
  private boolean begun;
  private boolean ended;

  OneShotProducer(byte[] bytes, Departure departure) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.length = bytes.length;
    this.departure = departure;
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    if (ended || (!begun && !departure.leave())) {
      throw new IOException("the exchange is over, or an interceptor wants to send it again");
    }
    begun = true;
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
