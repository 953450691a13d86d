package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/** How tests look at an {@link Answer}. */
final class Answers {
  private Answers() {}

  static String text(Answer answer) {
    return new String(
        answer.toBytes("a-request-id", "a-trace-id", Instant.EPOCH, "keep-alive", true), UTF_8);
  }
}
