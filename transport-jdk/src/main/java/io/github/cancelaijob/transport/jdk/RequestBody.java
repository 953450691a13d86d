package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A body that knows whether the request's head may have left. The stack can't write a head before
 * it has asked for the length, and asks only once it has a connection, TLS included.
 */
final class RequestBody implements BodyPublisher {
  private final BodyPublisher bytes;
  private volatile Delivery delivery = Delivery.NOT_SENT;

  RequestBody(byte[] bytes) {
    this.bytes = BodyPublishers.ofByteArray(bytes);
  }

  Delivery delivery() {
    return delivery;
  }

  @Override
  public long contentLength() {
    delivery = Delivery.MAYBE_SENT;
    return bytes.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    bytes.subscribe(subscriber);
  }
}
