package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * As plain a transport as the contract allows, over raw sockets: a thread for every exchange. A
 * broken one overrides a step.
 */
class RawTransport implements HttpTransport {
  final RawClient client;

  RawTransport(RawClient client) {
    this.client = client;
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TransportException(Kind.INTERRUPTED, Delivery.NOT_SENT, "interrupted", null);
    }
    return start(request).await();
  }

  final TransportExchange start(TransportRequest request) {
    Departure departure = new Departure();
    TransportExchange exchange = exchange(request, departure);
    Thread worker = daemon(() -> run(request, departure, exchange));
    exchange.onEnd(worker::interrupt);
    worker.start();
    return exchange;
  }

  TransportExchange exchange(TransportRequest request, Departure departure) {
    return new TransportExchange(request.timeout(), departure);
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    CompletableFuture<TransportResponse> future = new CompletableFuture<>();
    Thread caller =
        daemon(
            () -> {
              try {
                future.complete(send(request));
              } catch (Throwable e) {
                future.completeExceptionally(e);
              }
            });
    future.whenComplete((response, failure) -> canceled(future, caller));
    caller.start();
    return future;
  }

  void canceled(CompletableFuture<TransportResponse> future, Thread caller) {
    if (future.isCancelled()) {
      caller.interrupt();
    }
  }

  private void run(TransportRequest request, Departure departure, TransportExchange exchange) {
    RawConnection connection = null;
    AtomicBoolean over = new AtomicBoolean();
    try {
      connection = client.lease(request.uri());
      exchange.onEnd(abort(connection, over));
      connection.open(request.uri(), client.settings);
      byte[] head = head(request).getBytes(US_ASCII);
      if (!departure.leave()) {
        throw new IOException("the exchange is over");
      }
      connection.write(head);
      connection.write(request.body());
      TransportResponse response = answer(request, connection);
      if (over.compareAndSet(false, true)) {
        client.keep(connection);
      }
      exchange.complete(response);
    } catch (Throwable e) {
      if (connection != null) {
        failed(connection);
      }
      exchange.fail(client.isClosed() ? Kind.CLOSED : kindOf(e), e);
    } finally {
      if (connection != null) {
        client.release(connection);
      }
    }
  }

  Runnable abort(RawConnection connection, AtomicBoolean over) {
    return () -> {
      if (over.compareAndSet(false, true)) {
        connection.close();
      }
    };
  }

  void failed(RawConnection connection) {
    connection.close();
  }

  Kind kindOf(Throwable failure) {
    return failure instanceof ProtocolException ? Kind.PROTOCOL : Kind.of(failure);
  }

  @Override
  public void close() {}

  String head(TransportRequest request) {
    URI uri = request.uri();
    String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    boolean absolute = client.settings.proxy().isPresent() && uri.getScheme().equals("http");
    StringBuilder head = new StringBuilder(request.method()).append(' ');
    head.append(absolute ? uri : target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
    head.append("Content-Length: ").append(request.body().length).append("\r\n");
    client
        .settings
        .traceparent()
        .ifPresent(value -> head.append("traceparent: ").append(value.get()).append("\r\n"));
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private TransportResponse answer(TransportRequest request, RawConnection connection)
      throws IOException {
    InputStream in = connection.in();
    int status;
    Headers headers;
    do {
      status = status(RawBody.readLine(in));
      headers = headers(in);
    } while (isInterim(status));
    TransportResponse response =
        response(status, headers, body(status, headers, in), request.maxResponseBytes());
    if (response.truncated()) {
      cut(connection);
    } else if (endsWithConnection(status, headers)) {
      connection.close();
    }
    return response;
  }

  void cut(RawConnection connection) {
    connection.close();
  }

  int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.1 [1-5][0-9]{2}( .*)?")) {
      throw new ProtocolException("no status line");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  boolean isInterim(int status) throws IOException {
    return status < 200;
  }

  Headers headers(InputStream in) throws IOException {
    Headers.Builder headers = Headers.builder();
    String line = RawBody.readLine(in);
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.add(line.substring(0, colon), line.substring(colon + 1).trim());
      line = RawBody.readLine(in);
    }
    return headers.build();
  }

  boolean endsWithConnection(int status, Headers headers) {
    return headers.all("connection").contains("close")
        || (status != 204
            && headers.first("content-length").isEmpty()
            && headers.first("transfer-encoding").isEmpty());
  }

  InputStream body(int status, Headers headers, InputStream in) {
    Optional<String> length = headers.first("content-length");
    if (status == 204) {
      return InputStream.nullInputStream();
    } else if (headers.first("transfer-encoding").isPresent()) {
      return RawBody.ofChunks(in);
    }
    return length.isPresent() ? RawBody.ofLength(in, Long.parseLong(length.get())) : in;
  }

  TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
      throws IOException {
    return TransportResponse.read(status, headers, body, maxBytes);
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "raw-exchange");
    thread.setDaemon(true);
    return thread;
  }
}
