package io.github.cancelaijob.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A service behind a bad network: a seed decides what becomes of each request, and how slowly. */
final class RandomService implements HttpTransport {
  /** One request, and what became of it. */
  static final class Exchange {
    final TransportRequest request;
    final Duration sentAt;
    Fate fate = Fate.SUCCESS;
    int status;
    String requestId = "";
    Duration retryAfter = Duration.ZERO;
    Duration answeredAt = Duration.ZERO;

    Exchange(TransportRequest request, Duration sentAt) {
      this.request = request;
      this.sentAt = sentAt;
    }

    boolean isCancel() {
      return request.method().equals("PUT");
    }

    @Override
    public String toString() {
      return sentAt + " " + request.method() + " for " + request.timeout() + ": " + fate + status;
    }
  }

  /** What becomes of a request, by what a client is to do about it. */
  enum Fate {
    SUCCESS,
    MAY_PASS,
    MAY_PASS_AND_HAVE_ACTED,
    WRONG_CLOCK,
    EXPIRED_TOKEN,
    TOO_LATE,
    FINAL
  }

  private static final int[] FINAL = {302, 400, 401, 402, 403, 404, 451, 501};
  private static final int[] BROKEN = {500, 502, 504, 507};
  private static final Kind[] PASSING = {
    Kind.CONNECT, Kind.UNKNOWN_HOST, Kind.POOL, Kind.TIMEOUT, Kind.CONNECTION_LOST, Kind.PROTOCOL
  };
  private static final String[] STATES = {"Submitted", "Running", "Success", "Cancel", "Cancel"};

  final List<Exchange> exchanges = new ArrayList<>();
  private final Random random;
  private final FakeTime time;
  private final Instant start;

  RandomService(long seed, FakeTime time) {
    this.random = new Random(seed);
    this.time = time;
    this.start = time.now();
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    Exchange exchange = new Exchange(request, elapsed());
    exchanges.add(exchange);
    try {
      return answer(exchange);
    } finally {
      exchange.answeredAt = elapsed();
    }
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    try {
      return CompletableFuture.completedFuture(send(request));
    } catch (TransportException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Duration elapsed() {
    return Duration.between(start, time.now());
  }

  private TransportResponse answer(Exchange exchange) throws TransportException {
    Duration latency = Duration.ofMillis(random.nextInt(8) == 0 ? 6_000 : random.nextInt(400));
    Duration timeout = exchange.request.timeout();
    if (latency.compareTo(timeout) >= 0) {
      time.pass(timeout);
      throw lost(exchange, Kind.TIMEOUT, Delivery.MAYBE_SENT);
    }
    time.pass(latency);
    switch (random.nextInt(10)) {
      case 0:
      case 1:
        return exchange.isCancel() ? success(exchange, "") : success(exchange, description());
      case 2:
        return error(exchange, Fate.MAY_PASS, random.nextBoolean() ? 503 : 429, "SlowDown");
      case 3:
        return error(exchange, Fate.MAY_PASS_AND_HAVE_ACTED, pick(BROKEN), "InternalError");
      case 4:
        return error(exchange, Fate.WRONG_CLOCK, 403, "RequestTimeTooSkewed");
      case 5:
        return error(exchange, Fate.EXPIRED_TOKEN, 400, "ExpiredToken");
      case 6:
        return error(exchange, Fate.TOO_LATE, random.nextBoolean() ? 409 : 404, "NoSuchJob");
      case 7:
        return error(exchange, Fate.FINAL, pick(FINAL), "Other");
      case 8:
        throw lost(exchange, PASSING[random.nextInt(PASSING.length)], Delivery.MAYBE_SENT);
      default:
        throw lost(exchange, Kind.CONNECT, Delivery.NOT_SENT);
    }
  }

  private TransportResponse success(Exchange exchange, String body) {
    return answer(exchange, Fate.SUCCESS, 200, body, Headers.builder());
  }

  private String description() {
    return "<Response><JobsDetail><JobId>"
        + Clients.JOB
        + "</JobId><State>"
        + STATES[random.nextInt(STATES.length)]
        + "</State></JobsDetail></Response>";
  }

  private TransportResponse error(Exchange exchange, Fate fate, int status, String code) {
    Headers.Builder headers = Headers.builder();
    if (random.nextInt(3) == 0) {
      exchange.retryAfter = Duration.ofSeconds(random.nextInt(10) == 0 ? 60 : random.nextInt(3));
      headers.add("Retry-After", String.valueOf(exchange.retryAfter.toSeconds()));
    }
    // Each time another clock: whatever is learned from it is of no use.
    int hour = random.nextInt(24);
    headers.add("Date", String.format("Tue, 26 May 2026 %02d:45:51 GMT", hour));
    return answer(exchange, fate, status, "<Error><Code>" + code + "</Code></Error>", headers);
  }

  private TransportResponse answer(
      Exchange exchange, Fate fate, int status, String body, Headers.Builder headers) {
    exchange.fate = fate;
    exchange.status = status;
    exchange.requestId = "fake-request-" + exchanges.size();
    headers.add("x-ci-request-id", exchange.requestId);
    return TransportResponse.of(status, headers.build(), body.getBytes(UTF_8));
  }

  private static TransportException lost(Exchange exchange, Kind kind, Delivery delivery) {
    exchange.fate = delivery == Delivery.MAYBE_SENT ? Fate.MAY_PASS_AND_HAVE_ACTED : Fate.MAY_PASS;
    return new TransportException(kind, delivery, "at random", null);
  }

  private int pick(int[] values) {
    return values[random.nextInt(values.length)];
  }
}
