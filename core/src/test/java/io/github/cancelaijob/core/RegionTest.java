package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"ap-beijing", "ap-shenzhen-fsi", "na-siliconvalley", "x", "7", "mars-north-1"})
  void takes_known_and_unknown_regions(String name) {
    assertThat(Region.of(name).value()).isEqualTo(name);
    assertThat(Region.of(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-ap",
        "ap-",
        "ap--beijing",
        "AP-Beijing",
        "ap_beijing",
        "ap beijing",
        "ap-beijing ",
        "ap.beijing",
        "ap-beijing.myqcloud.com",
        "ap-beijing/",
        "ap@evil",
        "..",
        "ap%2d"
      })
  void refuses_what_is_no_host_label(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Region.of(name))
        .withMessageStartingWith("region '" + name + "' is not one")
        .withMessageContainingAll("a-z 0-9", "such as ap-beijing", "COS console");
  }

  @Test
  void takes_63_characters_and_no_more() {
    assertThat(Region.of("r".repeat(63)).value()).hasSize(63);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Region.of("r".repeat(64)))
        .withMessageContaining("at most 63 characters");
  }

  @Test
  void shows_what_is_not_visible_escaped_and_shortened() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Region.of("北京\r\n" + "x".repeat(10_000)))
        .withMessageStartingWith("region '\\u5317\\u4eac\\u000d\\u000axx")
        .withMessageContaining("(10004 characters)")
        .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]{1,400}"));
  }

  @Test
  void keeps_the_equals_contract() {
    EqualsContract.check(Region.of("a-b"), Region.of("a-b"), Region.of("a-c"), JobId.of("a-b"));
  }
}
