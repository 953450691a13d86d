package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests look at answers. */
final class Answers {
  private Answers() {}

  static void assertRefused(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .asInstanceOf(type(RefusedException.class))
        .satisfies(
            refused -> {
              assertThat(refused.answer().status()).isEqualTo(status);
              assertThat(text(refused.answer())).contains("<Code>" + code + "</Code>");
            });
  }

  static void assertRefused(Reply reply, int status, String code) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.node("Code")).isEqualTo(code);
  }

  private static String text(Answer answer) {
    return new String(
        answer.toBytes("a-request-id", "a-trace-id", Instant.EPOCH, "keep-alive", true), UTF_8);
  }
}
