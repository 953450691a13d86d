package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;

/**
 * Sends over {@link HttpURLConnection}: a transport of one's own, to begin from. It only blocks,
 * has no body for a 401, and leaves it to the JVM to send a {@code GET} again.
 */
final class UrlConnectionTransport implements HttpTransport {
  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    Departure departure = new Departure();
    TransportExchange exchange = new TransportExchange(request.timeout(), departure);
    exchange.failAtDeadline();
    if (!Thread.currentThread().isInterrupted()) {
      try {
        HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
        connection.setConnectTimeout((int) Math.min(1 << 30, request.timeout().toMillis() + 1));
        connection.setReadTimeout(connection.getConnectTimeout());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(request.method());
        for (int i = 0; i < request.headers().size(); i++) {
          connection.addRequestProperty(request.headers().name(i), request.headers().value(i));
        }
        if (!request.method().equals("GET")) {
          connection.setDoOutput(true);
          connection.setFixedLengthStreamingMode(request.body().length); // is never sent twice
        }
        exchange.whenCompleteAsync(
            (answer, failure) -> {
              if (failure != null || answer.truncated()) {
                connection.disconnect();
              }
            });
        connection.connect();
        if (departure.leave()) {
          exchange.complete(answer(connection, request));
        }
      } catch (IOException | RuntimeException e) {
        exchange.fail(Kind.of(e), e);
      } catch (StackOverflowError e) { // of interim answers, each read within the one before
        exchange.fail(Kind.PROTOCOL, new ProtocolException("too many interim answers"));
      }
    }
    return exchange.await();
  }

  private static TransportResponse answer(HttpURLConnection connection, TransportRequest request)
      throws IOException {
    if (connection.getDoOutput()) {
      connection.getOutputStream().write(request.body());
    }
    int status = connection.getResponseCode();
    Headers.Builder headers = Headers.builder();
    int i = 1;
    for (String name; (name = connection.getHeaderFieldKey(i)) != null; i++) {
      headers.add(name, connection.getHeaderField(i));
    }
    if (status < 200 || connection.getHeaderField(i) != null) {
      throw new ProtocolException("the answer is no HTTP, or interim, or its head is cut");
    }
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    int max = Math.min(request.maxResponseBytes(), 1 << 30);
    byte[] bytes = body == null ? new byte[0] : body.readNBytes(max + 1);
    if (body != null && bytes.length < Math.min(max, connection.getContentLengthLong())) {
      throw new EOFException("the body is cut");
    }
    return TransportResponse.read(status, headers.build(), new ByteArrayInputStream(bytes), max);
  }
}
