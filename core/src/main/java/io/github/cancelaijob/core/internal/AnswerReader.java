package io.github.cancelaijob.core.internal;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads an answer: from the error body first, and what that lacks from the headers. */
final class AnswerReader {
  private AnswerReader() {}

  /** Reads an answer that came {@code now}, by a clock that the service's may differ from. */
  static Answer read(TransportResponse response, Secrets secrets, Instant now) {
    Headers headers = response.headers();
    boolean success = response.status() == 200;
    String body = text(response.body());
    ErrorBody error = ErrorBody.parse(success ? "" : body);
    Instant date = success ? null : HttpDate.parse(headers.first("Date").orElse(null));
    String retryAfter = success ? null : headers.first("Retry-After").orElse(null);
    return new Answer(
        response.status(),
        secrets.redact(error.code()),
        secrets.redact(error.message()),
        secrets.redact(firstOf(error.requestId(), headers, "x-ci-request-id", "x-cos-request-id")),
        secrets.redact(firstOf(error.traceId(), headers, "x-ci-trace-id", "x-cos-trace-id")),
        body.isEmpty() ? null : secrets.redact(body),
        date,
        RetryAfter.parse(retryAfter, date == null ? now : date));
  }

  /** Decodes a body whatever it is: as UTF-8, unless it begins with the mark of UTF-16. */
  static String text(byte[] body) {
    if (body.length == 0) {
      return "";
    }
    String text = new String(body, isMarkedUtf16(body) ? UTF_16 : UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean isMarkedUtf16(byte[] body) {
    int mark = body.length < 2 ? 0 : (body[0] & 0xff) << 8 | (body[1] & 0xff);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  private static @Nullable String firstOf(
      @Nullable String fromBody, Headers headers, String name, String nameOfCos) {
    if (fromBody != null) {
      return fromBody;
    }
    String ofCi = headers.first(name).orElse(null);
    return ofCi == null ? headers.first(nameOfCos).orElse(null) : ofCi;
  }
}
