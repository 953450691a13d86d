package io.github.cancelaijob.core.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the service said, wherever in its response it said it. */
final class Answer {
  final int status;
  final @Nullable String code;
  final @Nullable String message;
  final @Nullable String requestId;
  final @Nullable String traceId;
  final @Nullable String body;
  final @Nullable Instant date;
  final @Nullable Duration retryAfter;

  Answer(
      int status,
      @Nullable String code,
      @Nullable String message,
      @Nullable String requestId,
      @Nullable String traceId,
      @Nullable String body,
      @Nullable Instant date,
      @Nullable Duration retryAfter) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.requestId = requestId;
    this.traceId = traceId;
    this.body = body;
    this.date = date;
    this.retryAfter = retryAfter;
  }
}
