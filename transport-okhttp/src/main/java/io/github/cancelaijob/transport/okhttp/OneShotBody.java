package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.Departure;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that keeps OkHttp from following up by itself: it repeats no request with such a one. */
final class OneShotBody extends RequestBody {
  private final byte[] bytes;
  private final Departure departure;
  private final boolean guarded;

  /**
   * Creates a body.
   *
   * @param guarded whether somebody else asks {@code departure} before the body is written
   */
  OneShotBody(byte[] bytes, Departure departure, boolean guarded) {
    this.bytes = bytes;
    this.departure = departure;
    this.guarded = guarded;
  }

  Departure departure() {
    return departure;
  }

  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (!guarded && !departure.leave()) {
      // The end of the head is still in the buffer, and goes down with the connection.
      throw new IOException("the exchange is over, or somebody wants to send it again");
    }
    sink.write(bytes);
  }
}
