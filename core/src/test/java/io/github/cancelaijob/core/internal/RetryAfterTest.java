package io.github.cancelaijob.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant DATE = Instant.parse("2026-11-23T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1S",
    "007, PT7S",
    "' 120 ', PT2M",
    "31536000, PT8760H",
    "31536001, PT8760H",
    "99999999, PT8760H",
    "100000000, PT8760H",
    "99999999999999999999999999, PT8760H"
  })
  void counts_seconds_of_a_year_at_most(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, DATE)).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource({
    "'Mon, 23 Nov 2026 08:00:30 GMT', PT30S",
    "'Mon, 23 Nov 2026 08:00:00 GMT', PT0S",
    "'Mon, 23 Nov 2026 07:59:59 GMT', PT0S",
    "'Thu, 01 Jan 1970 00:00:00 GMT', PT0S",
    "'Fri, 31 Dec 2999 23:59:59 GMT', PT8760H",
    "'Monday, 23-Nov-26 08:01:00 GMT', PT1M",
    "'Mon Nov 23 08:01:00 2026', PT1M"
  })
  void counts_to_a_date_from_that_of_the_answer(String value, Duration wait) {
    assertThat(RetryAfter.parse(value, DATE)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "-1", "+1", "1.5", "1e3", "1 s", "soon", "٣", "0x10", "1,2", "\u0000", ","
      })
  void that_says_nothing_is_none(String value) {
    assertThat(RetryAfter.parse(value, DATE)).isNull();
  }

  @Test
  void that_is_absent_is_none() {
    assertThat(RetryAfter.parse(null, DATE)).isNull();
  }
}
