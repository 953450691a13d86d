package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
  @ParameterizedTest
  @CsvSource({
    "examplebucket-1250000000, 1250000000",
    "a-1, 1",
    "0-0, 0",
    "a--b-12, 12",
    "2024-01-02-1250000000, 1250000000"
  })
  void knows_its_app_id(String name, String appId) {
    Bucket bucket = Bucket.of(name);

    assertThat(bucket.value()).isEqualTo(name);
    assertThat(bucket).hasToString(name);
    assertThat(bucket.appId()).isEqualTo(appId);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "examplebucket",
        "1250000000",
        "-1250000000",
        "examplebucket-",
        "examplebucket-APPID",
        "ExampleBucket-1250000000",
        "-examplebucket-1250000000",
        "example--1250000000",
        "example_bucket-1250000000",
        "example.bucket-1250000000",
        "examplebucket-1250000000.cos",
        "a/b-1250000000",
        "a@b-1250000000",
        "a b-1250000000",
        " examplebucket-1250000000"
      })
  void refuses_what_is_not_a_full_name(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bucket.of(name))
        .withMessageStartingWith("bucket '" + name + "' is not one")
        .withMessageContainingAll("<name>-<APPID>", "60 characters", "COS console");
  }

  @ParameterizedTest
  @CsvSource({
    "'examplebucket-1250000000\n', \\u000a",
    "'examplebucket\0-1', \\u0000",
    "桶-1250000000, \\u6876",
    "examplebucket-１２, \\uff11"
  })
  void shows_what_is_not_ascii_escaped(String name, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bucket.of(name))
        .withMessageContaining(shown)
        .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]+"));
  }

  @Test
  void takes_60_characters_and_no_more() {
    assertThat(Bucket.of("b".repeat(49) + "-1250000000").value()).hasSize(60);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bucket.of("b".repeat(50) + "-1250000000"));
  }

  @Test
  void shows_no_more_than_64_characters_of_a_long_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bucket.of("-".repeat(10_000)))
        .withMessageContaining("(10000 characters)")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  @Test
  void keeps_the_equals_contract() {
    EqualsContract.check(Bucket.of("a-1"), Bucket.of("a-1"), Bucket.of("a-2"), JobId.of("a-1"));
  }
}
