package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;

/**
 * A body that knows when the request's head leaves. The stack can't write a head before it has
 * asked for the length, and asks only once it has a connection.
 */
final class RequestBody implements BodyPublisher {
  private final BodyPublisher bytes;
  private final Departure departure;

  RequestBody(byte[] bytes, Departure departure) {
    this.bytes = bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
    this.departure = departure;
  }

  @Override
  public long contentLength() {
    // Asked again when a proxy wants credentials, which must stay possible.
    if (!departure.leave() && departure.delivery() == Delivery.NOT_SENT) {
      throw new CancellationException("the exchange is over");
    }
    return bytes.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    bytes.subscribe(subscriber);
  }
}
