package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Deadline;
import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Blocks on the classic client. */
final class ClassicTransport implements HttpTransport {
  private final CloseableHttpClient client;
  private final TamedConfig config = new TamedConfig();
  private final Authorities authorities = new Authorities();

  ClassicTransport(CloseableHttpClient client) {
    this.client = client;
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(
          Kind.INTERRUPTED, Delivery.NOT_SENT, "interrupted before anything was sent", null);
    }
    Departure departure = new Departure();
    CancellableRequest toSend = newRequest(request);
    // The stack's timeouts are each for one step.
    Deadline deadline = Deadline.in(request.timeout(), toSend::cancel);
    try {
      Exchanges.copyHeaders(request.headers(), toSend);
      toSend.setEntity(new OneShotEntity(request.body(), departure, toSend));
      return exchange(toSend, request.maxResponseBytes());
    } catch (Exception e) {
      // Everything: the client throws unchecked exceptions, too.
      throw failed(e, deadline.isMissed(), departure.delivery(), request);
    } finally {
      deadline.met();
    }
  }

  private static RequestConfig configOf(CloseableHttpClient client) {
    RequestConfig config =
        client instanceof Configurable ? ((Configurable) client).getConfig() : null;
    return config == null ? RequestConfig.DEFAULT : config;
  }

  private CancellableRequest newRequest(TransportRequest request) throws TransportException {
    try {
      return new CancellableRequest(
          request.method(),
          request.scheme(),
          authorities.of(request),
          request.target(),
          // A timeout would have the JVM ask the system twice for each answer; the deadline needs
          // none.
          config.of(configOf(client), null));
    } catch (RuntimeException e) {
      throw TransportException.of(Exchanges.kindOf(e), Delivery.NOT_SENT, e);
    }
  }

  private static TransportException failed(
      Exception failure, boolean late, Delivery delivery, TransportRequest request) {
    if (Thread.currentThread().isInterrupted()) {
      return TransportException.of(Kind.INTERRUPTED, delivery, failure);
    } else if (late) {
      return TransportException.late(request.timeout(), delivery, failure);
    }
    return TransportException.of(Exchanges.kindOf(failure), delivery, failure);
  }

  private TransportResponse exchange(CancellableRequest toSend, int maxBytes) throws IOException {
    ClassicHttpResponse response = client.executeOpen(null, toSend, null);
    try {
      HttpEntity entity = response.getEntity();
      InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
      TransportResponse answer =
          TransportResponse.read(
              response.getCode(), Exchanges.headersOf(response), content, maxBytes);
      if (answer.truncated()) {
        // Otherwise closing reads the rest, however much it is.
        toSend.cancel();
      }
      return answer;
    } finally {
      closeQuietly(response);
    }
  }

  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      // The answer is there, or a better exception is under way.
    }
  }
}
