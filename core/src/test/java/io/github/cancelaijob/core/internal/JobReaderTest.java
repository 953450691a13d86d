package io.github.cancelaijob.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.cancelaijob.core.JobId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class JobReaderTest {
  private static final int MOST_KEPT = 64 * 1024;

  @Test
  void names_each_text_by_its_path_in_order() {
    JobReader job =
        detail(
            "<State> Running </State><Operation><Output><Bucket>b</Bucket></Output></Operation>");

    assertThat(job.fields)
        .containsExactly(entry("State", "Running"), entry("Operation/Output/Bucket", "b"));
  }

  @Test
  void keeps_the_first_of_equal_paths_and_of_jobs() {
    JobReader job =
        JobReader.parse(
            "<Response><JobsDetail><State>Running</State><State>Cancel</State></JobsDetail>"
                + "<JobsDetail><State>Cancel</State><Tag>t</Tag></JobsDetail></Response>");

    assertThat(job.fields).containsExactly(entry("State", "Running"));
  }

  @Test
  void takes_character_data_and_entities_for_text() {
    assertThat(detail("<Tag>a<![CDATA[<b>]]>&amp;<!-- not this -->c</Tag>").fields)
        .containsExactly(entry("Tag", "a<b>&c"));
  }

  @Test
  void splits_a_text_at_the_elements_within() {
    assertThat(detail("<Tag>first<Inner>in</Inner>second</Tag>").fields)
        .containsExactly(entry("Tag", "first"), entry("Tag/Inner", "in"));
  }

  @Test
  void keeps_what_came_before_the_end_of_a_truncated_answer() {
    String whole =
        "<Response><JobsDetail><JobId>a1</JobId><State>Cancel</State><Tag>t</Tag></JobsDetail>";

    for (int length = 0; length < whole.length(); length++) {
      JobReader job = JobReader.parse(whole.substring(0, length));

      // Half a state is none.
      assertThat(job.fields.getOrDefault("State", "Cancel")).isEqualTo("Cancel");
    }
    assertThat(JobReader.parse(whole.substring(0, whole.indexOf("<Tag>"))).fields)
        .containsEntry("State", "Cancel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r [<!ENTITY a 'Cancel'>]><Response><JobsDetail><State>&a;</State></JobsDetail>",
        "<!DOCTYPE r SYSTEM 'file:///etc/hostname'><Response><JobsDetail><State>&a;</State>",
        "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><Response><JobsDetail><State>&a;",
        "<Response><JobsDetail><State>&unknown;</State></JobsDetail></Response>",
        "\u0000",
        "<",
        "<Response",
        "</Response>",
        "State"
      })
  void takes_nothing_from_a_hostile_answer(String body) {
    assertThat(JobReader.parse(body).fields).isEmpty();
  }

  @Test
  void is_not_drowned_by_depth() {
    JobReader job = detail("<a>".repeat(MOST_KEPT / 3) + "x");

    assertThat(job.fields).isEmpty();
  }

  @Test
  void is_not_drowned_by_long_paths() {
    StringBuilder body = new StringBuilder("<State>Cancel</State>");
    body.append(("<" + "n".repeat(200) + ">").repeat(100));
    for (int i = 0; body.length() < MOST_KEPT; i++) {
      body.append("<e").append(i).append(">x</e").append(i).append('>');
    }

    JobReader job = detail(body.toString());

    assertThat(job.fields).containsExactly(entry("State", "Cancel"));
  }

  @Test
  void is_about_a_job_that_it_names_or_that_it_leaves_open() {
    JobId job = JobId.of("a1");

    assertThat(detail("<JobId>a1</JobId>").isAbout(job)).isTrue();
    assertThat(detail("<State>Cancel</State>").isAbout(job)).isTrue();
    assertThat(detail("<JobId>a2</JobId><State>Cancel</State>").isAbout(job)).isFalse();
    assertThat(detail("").isAbout(job)).isFalse();
  }

  @Test
  void says_missing_of_whole_ids_alone() {
    JobReader job =
        JobReader.parse("<Response><NonExistJobIds>a1, a2\na3</NonExistJobIds></Response>");

    assertThat(new String[] {"a1", "a2", "a3"}).allMatch(id -> job.saysMissing(JobId.of(id)));
    assertThat(new String[] {"a", "1", "a12"}).noneMatch(id -> job.saysMissing(JobId.of(id)));
    assertThat(detail("<NonExistJobIds>a1</NonExistJobIds>").saysMissing(JobId.of("a1"))).isFalse();
  }

  private static JobReader detail(String content) {
    return JobReader.parse("<Response><JobsDetail>" + content + "</JobsDetail></Response>");
  }
}
