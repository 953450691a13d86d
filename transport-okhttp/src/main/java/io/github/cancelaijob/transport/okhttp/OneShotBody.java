package io.github.cancelaijob.transport.okhttp;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that keeps OkHttp from following up by itself: it repeats no request with such a one. */
final class OneShotBody extends RequestBody {
  private final byte[] bytes;
  private final BooleanSupplier mayLeave;

  /**
   * Creates a body.
   *
   * @param mayLeave asked whenever the body is to be written
   */
  OneShotBody(byte[] bytes, BooleanSupplier mayLeave) {
    this.bytes = bytes;
    this.mayLeave = mayLeave;
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
    if (!mayLeave.getAsBoolean()) {
      // The end of the head is still in the buffer, and goes down with the connection.
      throw new IOException("the exchange is over, or somebody wants to send it again");
    }
    sink.write(bytes);
  }
}
