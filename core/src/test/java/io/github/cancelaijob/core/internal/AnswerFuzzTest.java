package io.github.cancelaijob.core.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cancelaijob.core.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;

/** What holds of an answer's parts, whatever bytes they are. */
class AnswerFuzzTest {
  private static final JobId JOB = JobId.of("a8d121820f5e411ec926ef19d53ba9c6f");
  private static final Instant DATE = Instant.parse("2026-11-23T08:00:00Z");

  @FuzzTest(maxDuration = "60s")
  void an_error_body_yields_what_is_in_it(byte[] input) {
    String body = AnswerReader.text(input);
    ErrorBody error = ErrorBody.parse(body);

    int length = 0;
    for (String field : fields(error)) {
      if (field != null) {
        assertThat(field).isNotEmpty().isEqualTo(field.trim());
        assertThat(body).contains("Error");
        length += field.length();
      }
    }
    assertThat(length).as("nothing is expanded").isLessThanOrEqualTo(body.length());

    // What came before the end of a truncated body counts, and is what it is in the whole one.
    String[] whole = fields(error);
    String[] half = fields(ErrorBody.parse(body.substring(0, body.length() / 2)));
    for (int i = 0; i < whole.length; i++) {
      assertThat(half[i]).isIn(null, whole[i]);
    }
  }

  private static String[] fields(ErrorBody error) {
    return new String[] {error.code(), error.message(), error.requestId(), error.traceId()};
  }

  @FuzzTest(maxDuration = "60s")
  void a_description_yields_what_is_in_it(byte[] input) {
    String body = AnswerReader.text(input);
    JobReader job = JobReader.parse(body);

    int length = 0;
    for (var field : job.fields.entrySet()) {
      assertThat(field.getKey().split("/", -1)).doesNotContain("");
      assertThat(field.getKey()).hasSizeLessThan(256);
      assertThat(field.getValue()).isNotEmpty().isEqualTo(field.getValue().trim());
      length += field.getValue().length();
    }
    assertThat(length).as("nothing is expanded").isLessThanOrEqualTo(body.length());
    assertThat(job.fields.isEmpty() || body.contains("JobsDetail")).isTrue();
    assertThat(job.isAbout(JOB))
        .isEqualTo(
            !job.fields.isEmpty()
                && Objects.equals(job.fields.getOrDefault("JobId", JOB.value()), JOB.value()));
    assertThat(!job.saysMissing(JOB) || body.contains("NonExistJobIds")).isTrue();

    // Of equal paths the first counts, so that a truncated answer says nothing else.
    assertThat(job.fields)
        .containsAllEntriesOf(JobReader.parse(body.substring(0, body.length() / 2)).fields);
  }

  @FuzzTest(maxDuration = "60s")
  void a_date_that_is_one_is_written_as_it_is_read(byte[] input) {
    String text = new String(input, ISO_8859_1);
    Instant date = HttpDate.parse(text);
    if (date == null) {
      return;
    }
    assertThat(date).isEqualTo(date.truncatedTo(ChronoUnit.SECONDS));
    DateHeader header = new DateHeader(date);
    // Four digits are all that HTTP has for a year.
    if (date.isAfter(Instant.parse("1000-01-01T00:00:00Z"))
        && date.isBefore(Instant.parse("9999-12-31T23:59:59Z"))) {
      assertThat(header.toString())
          .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}(:[0-9]{2}){2} GMT");
      assertThat(HttpDate.parse(header.toString())).isEqualTo(date);
      assertThat(header.at(date.plusNanos(999_999_999))).isSameAs(header);
      assertThat(header.at(date.plusSeconds(1))).isNotSameAs(header);
    }
    Duration known = Duration.ofSeconds(text.length());
    Duration offset = ServerClock.offset(DATE, known, date);
    assertThat(offset == null || offset.abs().compareTo(Duration.ofDays(36_525)) < 0).isTrue();
  }

  /** The first line is {@code Retry-After}, the second the {@code Date} of the same answer. */
  @FuzzTest(maxDuration = "60s")
  void a_wait_is_from_nothing_to_a_year(byte[] input) {
    String[] lines = new String(input, ISO_8859_1).split("\n", 2);
    Instant said = lines.length < 2 ? null : HttpDate.parse(lines[1]);
    Instant date = said == null ? DATE : said;
    Duration wait = RetryAfter.parse(lines[0], date);

    String value = lines[0].trim();
    if (value.matches("[0-9]{1,7}")) {
      assertThat(wait).isEqualTo(least(Duration.ofSeconds(Integer.parseInt(value))));
    } else if (value.matches("[0-9]+")) {
      assertThat(wait).isNotNull();
    } else if (HttpDate.parse(value) == null) {
      assertThat(wait).isNull();
    } else {
      Instant then = date.plus(Objects.requireNonNull(wait));
      assertThat(then.isBefore(HttpDate.parse(value)))
          .isEqualTo(date.plus(Duration.ofDays(365)).isBefore(HttpDate.parse(value)));
    }
    assertThat(wait == null || (!wait.isNegative() && least(wait).equals(wait))).isTrue();
  }

  private static Duration least(Duration wait) {
    return Stream.of(wait, Duration.ofDays(365)).min(Duration::compareTo).orElseThrow();
  }
}
