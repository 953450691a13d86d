package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class HeadersTest {
  private final Headers headers =
      Headers.builder()
          .add("X-Ci-Request-Id", "first")
          .add("via", "a")
          .add("x-ci-request-id", "second")
          .build();

  @Test
  void keep_order_case_and_repetition() {
    assertThat(headers.size()).isEqualTo(3);
    assertThat(headers.name(0)).isEqualTo("X-Ci-Request-Id");
    assertThat(headers.value(1)).isEqualTo("a");
    assertThat(headers.name(2)).isEqualTo("x-ci-request-id");
  }

  @Test
  void are_found_in_any_case() {
    assertThat(headers.first("X-CI-REQUEST-ID")).contains("first");
    assertThat(headers.all("x-ci-request-ID")).containsExactly("first", "second");
    assertThat(headers.first("x-ci-request")).isEmpty();
    assertThat(headers.all("absent")).isEmpty();
  }

  @Test
  void show_names_and_never_values() {
    assertThat(Headers.builder().add("Authorization", "FAKESECRET").add("b", "").build())
        .hasToString("Headers[Authorization, b]");
    assertThat(Headers.none()).hasToString("Headers[]");
  }

  @Test
  void do_not_change_with_their_builder_or_their_copies() {
    Headers.Builder builder = Headers.builder().add("a", "1");
    Headers built = builder.build();

    builder.add("b", "2");
    built.all("a").clear();

    assertThat(built.size()).isEqualTo(1);
    assertThat(built.all("a")).containsExactly("1");
  }

  @Test
  void stay_paired_after_a_null_was_refused() {
    Headers.Builder builder = Headers.builder();

    assertThatNullPointerException()
        .isThrownBy(() -> builder.add("name", null))
        .withMessage("value");
    builder.add("a", "1");

    assertThat(builder.build().first("a")).contains("1");
    assertThat(builder.build().size()).isEqualTo(1);
  }
}
