package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** As plain a transport as the contract allows, over raw sockets; a broken one overrides a step. */
class RawTransport implements HttpTransport {
  private final @Nullable InetSocketAddress proxy;
  private final Map<InetSocketAddress, Socket> idle = new ConcurrentHashMap<>();

  RawTransport(@Nullable InetSocketAddress proxy) {
    this.proxy = proxy;
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    Delivery delivery = Delivery.NOT_SENT;
    URI uri = request.uri();
    InetSocketAddress address =
        proxy == null ? new InetSocketAddress(uri.getHost(), uri.getPort()) : proxy;
    Socket socket = idle.remove(address);
    try {
      if (socket == null) {
        socket = new Socket(address.getAddress(), address.getPort());
      }
      socket.setSoTimeout(Math.toIntExact(request.timeout().toMillis()));
      delivery = Delivery.MAYBE_SENT;
      socket.getOutputStream().write(head(request).getBytes(US_ASCII));
      socket.getOutputStream().write(request.body());
      TransportResponse response = answer(request, socket);
      if (!socket.isClosed()) {
        idle.put(address, socket);
      }
      return response;
    } catch (IOException e) {
      closeQuietly(socket);
      Kind kind = e instanceof ProtocolException ? Kind.PROTOCOL : Kind.of(e);
      throw new TransportException(kind, delivery, "no answer", e);
    }
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return send(request);
          } catch (TransportException e) {
            throw new CompletionException(e);
          }
        });
  }

  @Override
  public void close() {
    idle.values().forEach(RawTransport::closeQuietly);
    idle.clear();
  }

  String head(TransportRequest request) {
    URI uri = request.uri();
    if (uri.getScheme().equals("https")) {
      String authority = uri.getHost() + ":443";
      return "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n";
    }
    String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    StringBuilder head = new StringBuilder(request.method()).append(' ');
    head.append(proxy == null ? target : uri).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
    head.append("Content-Length: ").append(request.body().length).append("\r\n");
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private TransportResponse answer(TransportRequest request, Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    int status;
    Headers headers;
    do {
      status = status(RawBody.readLine(in));
      headers = headers(in);
    } while (isInterim(status));
    TransportResponse response =
        response(status, headers, body(status, headers, in), request.maxResponseBytes());
    if (response.truncated()) {
      cut(socket);
    } else if (endsWithConnection(status, headers)) {
      socket.close();
    }
    return response;
  }

  void cut(Socket socket) throws IOException {
    socket.close();
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

  static boolean endsWithConnection(int status, Headers headers) {
    return status != 204
        && headers.first("content-length").isEmpty()
        && headers.first("transfer-encoding").isEmpty();
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

  private static void closeQuietly(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // Closed is what it is meant to be.
    }
  }
}
