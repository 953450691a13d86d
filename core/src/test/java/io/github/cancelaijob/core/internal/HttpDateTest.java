package io.github.cancelaijob.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  @ParameterizedTest
  @CsvSource({
    "'Sun, 06 Nov 1994 08:49:37 GMT', 1994-11-06T08:49:37Z",
    "'Sun, 6 Nov 1994 08:49:37 GMT', 1994-11-06T08:49:37Z",
    "'sun, 06 nov 1994 08:49:37 gmt', 1994-11-06T08:49:37Z",
    "'Sunday, 06-Nov-94 08:49:37 GMT', 1994-11-06T08:49:37Z",
    "'Thursday, 01-Jan-70 00:00:00 GMT', 1970-01-01T00:00:00Z",
    "'Monday, 23-Nov-26 08:00:00 GMT', 2026-11-23T08:00:00Z",
    "'Sun Nov  6 08:49:37 1994', 1994-11-06T08:49:37Z",
    "'Wed Nov 16 08:49:37 1994', 1994-11-16T08:49:37Z",
    "' Thu, 01 Jan 1970 00:00:00 GMT ', 1970-01-01T00:00:00Z"
  })
  void is_read_in_every_form_of_http(String text, Instant date) {
    assertThat(HttpDate.parse(text)).isEqualTo(date);
  }

  @Test
  void is_read_even_if_its_day_of_the_week_is_wrong() {
    assertThat(HttpDate.parse("Mon, 28 Jun 2022 15:23:12 GMT"))
        .isEqualTo(Instant.parse("2022-06-28T15:23:12Z"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "GMT",
        "0",
        "1700000000",
        "2026-11-23T08:00:00Z",
        "Mon, 23 Nov 2026 08:00:00",
        "Mon, 23 Nov 2026 08:00:00 CST",
        "Mon, 23 Nov 2026 25:00:00 GMT",
        "Mon, 32 Nov 2026 08:00:00 GMT",
        "Mon, 23 Now 2026 08:00:00 GMT",
        "Mon, 23 Nov 99999999999999999999 08:00:00 GMT",
        "星期一, 23 十一月 2026 08:00:00 GMT"
      })
  void that_is_none_is_told_from_one(String text) {
    assertThat(HttpDate.parse(text)).isNull();
  }

  @Test
  void is_written_in_two_digits_wherever_it_runs() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.CHINA);
    try {
      assertThat(HttpDate.format(Instant.parse("2019-05-06T06:45:51.9Z")))
          .isEqualTo("Mon, 06 May 2019 06:45:51 GMT");
      assertThat(HttpDate.parse("Mon, 06 May 2019 06:45:51 GMT"))
          .isEqualTo(Instant.parse("2019-05-06T06:45:51Z"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
