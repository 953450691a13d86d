package io.github.cancelaijob.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportResponse;
import org.jspecify.annotations.Nullable;

/** Reads an answer: from the error body first, and what that lacks from the headers. */
final class AnswerReader {
  private AnswerReader() {}

  static Answer read(TransportResponse response, Secrets secrets) {
    Headers headers = response.headers();
    byte[] body = response.status() == 200 ? new byte[0] : response.body();
    ErrorBody error = ErrorBody.parse(body);
    return new Answer(
        response.status(),
        secrets.redact(error.code()),
        secrets.redact(error.message()),
        secrets.redact(firstOf(error.requestId(), headers, "x-ci-request-id", "x-cos-request-id")),
        secrets.redact(firstOf(error.traceId(), headers, "x-ci-trace-id", "x-cos-trace-id")),
        body.length == 0 ? null : secrets.redact(new String(body, UTF_8)));
  }

  private static @Nullable String firstOf(
      @Nullable String fromBody, Headers headers, String name, String nameOfCos) {
    return fromBody != null
        ? fromBody
        : headers.first(name).or(() -> headers.first(nameOfCos)).orElse(null);
  }
}
