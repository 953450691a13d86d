package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobDescriptionTest {
  @Test
  void of_nothing_says_nothing() {
    JobDescription job = JobDescription.of(Clients.JOB, Map.of(), null);

    assertThat(job.state()).isEmpty();
    assertThat(job.isCanceled()).isFalse();
    assertThat(job.isPending()).isFalse();
    assertThat(job.creationTime()).isEmpty();
    assertThat(job.startTime()).isEmpty();
    assertThat(job.endTime()).isEmpty();
    assertThat(job.queueId()).isEmpty();
    assertThat(job.tag()).isEmpty();
    assertThat(job.requestId()).isEmpty();
    assertThat(job.fields()).isEmpty();
  }

  @Test
  void keeps_a_copy_of_its_fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("State", "Running");
    JobDescription job = JobDescription.of(Clients.JOB, fields, "req-1");

    fields.put("State", "Cancel");

    assertThat(job.state()).contains("Running");
    assertThatThrownBy(() -> job.fields().put("State", "Cancel"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(job)
        .hasToString(
            "JobDescription[jobId=%s, fields={State=Running}, requestId=req-1]", Clients.JOB);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-07-07T12:12:12+0800, 2022-07-07T12:12:12+08:00",
    "2022-07-07T12:12:12-0330, 2022-07-07T12:12:12-03:30",
    "2022-07-07T12:12:12+0000, 2022-07-07T12:12:12Z"
  })
  void reads_times_with_their_offset(String text, OffsetDateTime time) {
    JobDescription job =
        JobDescription.of(
            Clients.JOB, Map.of("CreationTime", text, "StartTime", text, "EndTime", text), null);

    assertThat(job.creationTime()).contains(time);
    assertThat(job.startTime()).contains(time);
    assertThat(job.endTime()).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "", "soon", "2022-07-07", "2022-13-07T12:12:12+0800", "1657167132"})
  void leaves_out_what_is_no_time(String text) {
    JobDescription job = JobDescription.of(Clients.JOB, Map.of("EndTime", text), null);

    assertThat(job.endTime()).isEmpty();
    assertThat(job.fields()).containsEntry("EndTime", text);
  }
}
