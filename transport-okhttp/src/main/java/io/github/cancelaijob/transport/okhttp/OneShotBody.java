package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that can be written once, which is what keeps every request from being sent twice,
 * whatever the client's settings and interceptors: OkHttp doesn't repeat a one-shot body by itself,
 * and head and body leave its buffer together, so that who tries all the same sends neither.
 */
final class OneShotBody extends RequestBody {
  private final byte[] bytes;
  private final AtomicBoolean written = new AtomicBoolean();

  OneShotBody(byte[] bytes) {
    this.bytes = bytes;
  }

  Delivery delivery() {
    return written.get() ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
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
    if (written.getAndSet(true)) {
      throw new IOException("an interceptor wants to send the request a second time");
    }
    sink.write(bytes);
  }
}
