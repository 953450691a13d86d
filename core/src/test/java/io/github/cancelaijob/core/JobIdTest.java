package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {
  private static final String RULE = "1 to 128 characters of A-Z a-z 0-9 - _ . ~";
  private static final String WAY_OUT = "pass the JobId that the service returned";

  @ParameterizedTest
  @ValueSource(strings = {"a8d121820f5e411ec926ef19d53ba9c6f", "a", "...", "AZaz09-_.~", "-", "~"})
  void takes_unreserved_characters(String id) {
    assertThat(JobId.of(id).value()).isEqualTo(id);
    assertThat(JobId.of(id)).hasToString(id);
  }

  @Test
  void has_a_path() {
    assertThat(JobId.of("a1").path()).isEqualTo("/ai_jobs/a1");
  }

  @Test
  void takes_128_characters_and_no_more() {
    assertThat(JobId.of("a".repeat(128)).value()).hasSize(128);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobId.of("a".repeat(129)))
        .withMessageContaining("(129 characters)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a?b", "a,b", "a b", "a%2Fb", "a#b", "a&b", "a+b"})
  void refuses_what_a_url_reads_differently(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobId.of(id))
        .withMessageStartingWith("job id '" + id + "' is not one")
        .withMessageContainingAll(RULE, "neither '.' nor '..'", WAY_OUT);
  }

  @ParameterizedTest
  @ValueSource(chars = {'@', '[', '`', '{', '/', ':', ',', '^', '}', '!', '*'})
  void refuses_the_neighbors_of_each_range(char c) {
    assertThatIllegalArgumentException().isThrownBy(() -> JobId.of("a" + c));
  }

  @Test
  void refuses_control_characters_and_shows_them_escaped() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobId.of("a\r\nX: b\0"))
        .withMessageStartingWith("job id 'a\\u000d\\u000aX: b\\u0000' is not one")
        .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]+"));
  }

  @ParameterizedTest
  @CsvSource({"é, \\u00e9", "中, \\u4e2d", "ａ, \\uff41", "\uD83D\uDE00, \\ud83d\\ude00"})
  void refuses_other_scripts_and_shows_them_escaped(String id, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobId.of(id))
        .withMessageStartingWith("job id '" + shown + "' is not one");
  }

  @Test
  void shows_no_more_than_64_characters_of_a_long_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobId.of("a".repeat(10_000)))
        .withMessageStartingWith("job id '" + "a".repeat(64) + "'... (10000 characters)")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  @Test
  void keeps_the_equals_contract() {
    EqualsContract.check(JobId.of("a1"), JobId.of("a1"), JobId.of("A1"), JobId.of("a2"));
  }
}
