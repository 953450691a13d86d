package io.github.cancelaijob.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cancelaijob.core.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final JobId A1 = JobId.of("a1");
  private static final JobId A2 = JobId.of("a2");

  private Path file;

  @BeforeEach
  void name(@TempDir Path dir) {
    file = dir.resolve("journal");
  }

  private static String line(JobId id, String outcome) {
    return "{\"jobId\":\"" + id + "\",\"outcome\":\"" + outcome + "\",\"message\":null}";
  }

  @Test
  void what_is_settled_is_known_to_the_next_run() throws IOException {
    JobId a3 = JobId.of("a3");
    JobId a4 = JobId.of("a4");
    try (Journal journal = Journal.open(file)) {
      journal.add(line(A1, "CANCELED"));
      journal.add(line(A2, "NOT_PENDING"));
      journal.add(line(a3, "NOT_FOUND"));
      journal.add(line(a4, "THROTTLED"));
      assertThat(journal.isCanceled(A1)).as("what a run itself adds").isFalse();
    }

    try (Journal journal = Journal.open(file)) {
      assertThat(journal.isCanceled(A1)).isTrue();
      assertThat(journal.isOtherwiseSettled(A1)).isFalse();
      assertThat(journal.isOtherwiseSettled(A2)).isTrue();
      assertThat(journal.isOtherwiseSettled(a3)).isTrue();
      assertThat(journal.isCanceled(a4)).isFalse();
      assertThat(journal.isOtherwiseSettled(a4)).isFalse();
      assertThat(journal.unreadable()).isZero();
    }
  }

  @Test
  void a_torn_last_line_is_cut() throws IOException {
    String whole = line(A1, "CANCELED") + "\n";
    String torn = line(A2, "CANCELED");
    for (int length = 0; length <= torn.length(); length++) {
      Files.writeString(file, whole + torn.substring(0, length));

      try (Journal journal = Journal.open(file)) {
        assertThat(journal.isCanceled(A1)).isTrue();
        assertThat(journal.isCanceled(A2)).isFalse();
        journal.add(torn);
      }

      assertThat(file).hasContent(whole + torn + "\n");
    }
  }

  @Test
  void an_unreadable_line_settles_nothing() throws IOException {
    Files.writeString(
        file, line(A1, "CANCELED") + "\n{\"jobId\":\n" + line(A2, "LOST") + "\n{}\n" + "\n");

    try (Journal journal = Journal.open(file)) {
      assertThat(journal.isCanceled(A1)).isTrue();
      assertThat(journal.isCanceled(A2)).isFalse();
      assertThat(journal.unreadable()).isEqualTo(4);
    }
  }

  @Test
  void any_other_file_is_left_alone() throws IOException {
    Files.writeString(file, "a1\na2");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Journal.open(file))
        .withMessageContaining("no journal");
    assertThat(file).hasContent("a1\na2");
  }

  @Test
  void an_interrupt_does_not_close_it() throws IOException {
    try (Journal journal = Journal.open(file)) {
      Thread.currentThread().interrupt();
      journal.add(line(A1, "CANCELED"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasContent(line(A1, "CANCELED") + "\n");
  }
}
