package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered, but for what differs from answer to answer: ids, time. Immutable. */
final class Answer {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final int status;
  private final Map<String, String> headers;
  private final Map<String, String> error;
  private final String body;

  private Answer(int status, Map<String, String> headers, Map<String, String> error, String body) {
    this.status = status;
    this.headers = headers;
    this.error = error;
    this.body = body;
  }

  /** Returns a success without a body. */
  static Answer ok() {
    return new Answer(200, Map.of(), Map.of(), "");
  }

  /** Returns an answer with a body as it is. */
  static Answer of(int status, String contentType, String body) {
    return new Answer(status, Map.of("Content-Type", contentType), Map.of(), body);
  }

  /** Returns an answer with an error document. */
  static Answer error(int status, String code, String message) {
    return of(status, "application/xml", "").node("Code", code).node("Message", message);
  }

  /** Returns this answer with one more node in its error document. */
  Answer node(String name, String text) {
    return new Answer(status, headers, with(error, name, text), body);
  }

  /** Returns this answer with one more header field. */
  Answer header(String name, String value) {
    return new Answer(status, with(headers, name, value), error, body);
  }

  int status() {
    return status;
  }

  /**
   * Returns the bytes to send.
   *
   * @param withBody whether a body may follow, which it may not behind {@code HEAD}
   */
  byte[] toBytes(
      String requestId, String traceId, Instant now, String connection, boolean withBody) {
    byte[] content = content(requestId, traceId).getBytes(UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status);
    head.append(status == 200 ? " OK" : " ").append("\r\n");
    headers.forEach((name, value) -> append(head, name, value));
    if (status != 204 && status != 304) {
      append(head, "Content-Length", Integer.toString(content.length));
    }
    append(head, "Connection", connection);
    append(head, "Date", HTTP_DATE.format(now));
    append(head, "Server", "tencent-ci");
    append(head, "x-ci-request-id", requestId);
    if (status >= 300) {
      append(head, "x-ci-trace-id", traceId);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    if (withBody && status != 204 && status != 304) {
      bytes.writeBytes(content);
    }
    return bytes.toByteArray();
  }

  private String content(String requestId, String traceId) {
    if (error.isEmpty()) {
      return body;
    }
    StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n");
    with(with(error, "RequestId", requestId), "TraceId", traceId)
        .forEach((name, text) -> appendNode(xml, name, text));
    return xml.append("</Error>\n").toString();
  }

  private static void append(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static void appendNode(StringBuilder xml, String name, String text) {
    xml.append("  <").append(name).append('>').append(escape(text));
    xml.append("</").append(name).append(">\n");
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String entity = entity(c);
              if (entity == null) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append(entity);
              }
            });
    return escaped.toString();
  }

  private static @Nullable String entity(int c) {
    switch (c) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '\r':
        // A bare one is a line feed by the time that a parser hands it on.
        return "&#13;";
      case '\n':
      case '\t':
        return null;
      default:
        // XML 1.0 has no way to write these.
        return c < ' ' || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF
            ? "\uFFFD"
            : null;
    }
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }
}
