package io.github.cancelaijob.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that does to the n-th request what the n-th step says, and to all that follow what the
 * last one says. Its n-th answer has the request id {@code req-n}.
 */
final class ScriptedEndpoint implements AutoCloseable {
  /** What is done to a request. */
  interface Step {
    void take(int number, WireRequest request, WireConnection connection) throws IOException;
  }

  private static final Pattern SIGN_TIME = Pattern.compile("q-sign-time=(\\d+);(\\d+)");
  private static final int MAX_BODY = 16 << 20;

  private final AtomicInteger number = new AtomicInteger();
  private final WireServer server;

  ScriptedEndpoint(Step... steps) {
    server =
        WireServer.start(
            (request, connection) -> {
              int n = number.incrementAndGet();
              steps[Math.min(n, steps.length) - 1].take(n, request, connection);
            });
  }

  Endpoint endpoint() {
    return Endpoint.of("http://127.0.0.1:" + server.port());
  }

  List<WireRequest> requests() {
    return server.requests();
  }

  @Override
  public void close() {
    server.close();
  }

  static Step ok() {
    return document(200, "");
  }

  /** Answers with an error document. */
  static Step error(int status, String code, String message, String... fields) {
    return document(status, errorDocument(code, message), fields);
  }

  /** Answers with a body, and with header fields. */
  static Step document(int status, String body, String... fields) {
    return (number, request, connection) ->
        connection.write(
            head(status, number, body.getBytes(UTF_8).length, Instant.now(), fields) + body);
  }

  /** Breaks the connection. */
  static Step reset() {
    return (number, request, connection) -> connection.reset();
  }

  /** Announces 4 GiB, and sends them as long as somebody reads. */
  static Step endless(int status) {
    return (number, request, connection) -> {
      connection.write(head(status, number, 4L << 30, Instant.now()));
      byte[] some = "<Error>".repeat(1024).getBytes(UTF_8);
      for (int sent = 0; sent < MAX_BODY; sent += some.length) {
        connection.write(some);
      }
      connection.close();
    };
  }

  /** Accepts the signatures that count by a clock that is ahead, and tells that clock. */
  static Step byClock(Duration ahead) {
    return (number, request, connection) -> {
      Instant now = Instant.now().plus(ahead);
      String body = counts(request, now) ? "" : "<Error><Code>RequestTimeTooSkewed</Code></Error>";
      connection.write(head(body.isEmpty() ? 200 : 403, number, body.length(), now) + body);
    };
  }

  /** Complains about the time, whatever it is. */
  static Step skewed(Instant date) {
    return errorAt(date, 403, "RequestTimeTooSkewed", "");
  }

  /** Answers with an error document, by another clock. */
  static Step errorAt(Instant date, int status, String code, String message) {
    String body = errorDocument(code, message);
    return (number, request, connection) ->
        connection.write(head(status, number, body.length(), date) + body);
  }

  private static String errorDocument(String code, String message) {
    return "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
  }

  private static boolean counts(WireRequest request, Instant now) {
    Matcher time = SIGN_TIME.matcher(request.header("Authorization").get(0));
    return time.find()
        && Long.parseLong(time.group(1)) <= now.getEpochSecond()
        && now.getEpochSecond() <= Long.parseLong(time.group(2));
  }

  private static String head(int status, int number, long length, Instant date, String... fields) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
    head.append("Content-Length: ").append(length).append("\r\nDate: ");
    head.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
    head.append("\r\nx-ci-request-id: req-").append(number).append("\r\n");
    for (String field : fields) {
      head.append(field).append("\r\n");
    }
    return head.append("\r\n").toString();
  }
}
