package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Maps requests, answers and failures between the port and {@code java.net.http}. */
final class Exchanges {
  private static final boolean DATE_IS_RESTRICTED = Runtime.version().feature() < 12;

  private static final List<String> NO_LENGTH = List.of("0");
  private static final byte[] NO_BODY = {};

  private Exchanges() {}

  /** Blocks. Not on a future, which costs a thread for each call where there are few processors. */
  static TransportResponse send(HttpClient client, TransportRequest request, RequestBody body)
      throws IOException, InterruptedException {
    ClientRules.check(client, request);
    int maxBytes = request.maxResponseBytes();
    long deadline = System.nanoTime() + request.timeout().toNanos();
    HttpResponse<byte[]> response =
        client.send(toJdk(request, body), info -> collector(info, maxBytes, deadline));
    return toPort(response, maxBytes);
  }

  /** The request's own timeout ends with the answer's head; what follows that has one of ours. */
  private static BodySubscriber<byte[]> collector(ResponseInfo info, int maxBytes, long deadline) {
    BodySubscriber<byte[]> body = collector(info, maxBytes);
    if (body instanceof BoundedBody) {
      ((BoundedBody) body).failAfter(deadline - System.nanoTime());
    }
    return body;
  }

  /** The stack has a thread of its executor ask any collector but its own for what it collected. */
  private static BodySubscriber<byte[]> collector(ResponseInfo info, int maxBytes) {
    return NO_LENGTH.equals(info.headers().map().get("Content-Length"))
        ? BodySubscribers.replacing(NO_BODY)
        : new BoundedBody(maxBytes);
  }

  static void start(
      HttpClient client, TransportRequest request, RequestBody body, TransportExchange exchange) {
    ClientRules.check(client, request);
    int maxBytes = request.maxResponseBytes();
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(toJdk(request, body), info -> collector(info, maxBytes));
    sent.whenComplete((response, failure) -> finish(exchange, response, failure, maxBytes));
    // The stack closes the connection for cancel(true) only.
    exchange.onEnd(() -> sent.cancel(true));
  }

  private static HttpRequest toJdk(TransportRequest request, RequestBody body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .method(request.method(), body)
            // Ends the exchange where canceling doesn't, before Java 16.
            .timeout(request.timeout());
    if (request.scheme().equals("http")) {
      // Otherwise the stack asks to upgrade to HTTP/2, with headers that gateways refuse.
      builder.version(HttpClient.Version.HTTP_1_1);
    }
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      if (!DATE_IS_RESTRICTED || !headers.name(i).equalsIgnoreCase("date")) {
        builder.header(headers.name(i), headers.value(i));
      }
    }
    return builder.build();
  }

  private static void finish(
      TransportExchange exchange,
      @Nullable HttpResponse<byte[]> response,
      @Nullable Throwable failure,
      int maxBytes) {
    try {
      if (response != null) {
        exchange.complete(toPort(response, maxBytes));
      } else if (failure != null) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        Throwable known = cause == null ? failure : cause;
        fail(exchange, known);
      }
    } catch (IOException | RuntimeException e) {
      exchange.fail(Kind.PROTOCOL, e);
    }
  }

  private static void fail(TransportExchange exchange, Throwable failure) {
    if (Handshakes.failed(failure)) {
      exchange.completeExceptionally(failed(failure, Delivery.NOT_SENT));
    } else {
      exchange.fail(kindOf(failure), failure);
    }
  }

  /** Returns what the caller gets for what the stack threw. */
  static TransportException failed(Throwable failure, Departure departure) {
    return failed(failure, Handshakes.failed(failure) ? Delivery.NOT_SENT : departure.delivery());
  }

  private static TransportException failed(Throwable failure, Delivery delivery) {
    return TransportException.of(kindOf(failure), delivery, failure);
  }

  private static Kind kindOf(Throwable failure) {
    return failure instanceof HttpTimeoutException ? Kind.TIMEOUT : Kind.of(failure);
  }

  static TransportResponse toPort(HttpResponse<byte[]> response, int maxBytes) throws IOException {
    Headers.Builder headers = Headers.builder();
    for (Map.Entry<String, List<String>> field : response.headers().map().entrySet()) {
      // HTTP/2's :status is among the headers here.
      if (!field.getKey().startsWith(":")) {
        for (String value : field.getValue()) {
          headers.add(field.getKey(), value);
        }
      }
    }
    // A proxy that refuses a tunnel is answered for without a body, not even an empty one.
    byte[] body = response.body() == null ? NO_BODY : response.body();
    return TransportResponse.read(
        response.statusCode(), headers.build(), new ByteArrayInputStream(body), maxBytes);
  }
}
