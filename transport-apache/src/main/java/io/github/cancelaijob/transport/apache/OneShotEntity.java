package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Departure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A body that can be written once, which is what keeps every request from being sent twice,
 * whatever the client's settings: the client neither retries nor redirects nor answers challenges
 * with a body that isn't repeatable, and its buffer keeps the end of a head until there is a body,
 * so that who tries all the same sends no request.
 */
final class OneShotEntity extends AbstractHttpEntity {
  private final byte[] bytes;
  private final Departure departure;
  private final Cancellable request;

  OneShotEntity(byte[] bytes, Departure departure, Cancellable request) {
    super((String) null, null);
    this.bytes = bytes;
    this.departure = departure;
    this.request = request;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (!departure.leave()) {
      // Otherwise the client closes the connection in order, and sends what is in its buffer.
      request.cancel();
      throw new IOException("an interceptor wants to send the request a second time");
    }
    out.write(bytes);
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public long getContentLength() {
    return bytes.length;
  }

  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("this body is only written");
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public void close() {}
}
