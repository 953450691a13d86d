package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(CiSimulatorExtension.class)
class ProgramsTest {
  @ParameterizedTest
  @ValueSource(classes = {CancelOverJdk.class, CancelOverApache.class, CancelOverOkHttp.class})
  void a_pending_job_is_canceled(Class<?> program, CiSimulator ci) throws Exception {
    JobId jobId = ci.submit();

    Program.Result result = run(program, ci, jobId);

    assertThat(result.status).as("%s", result).isZero();
    assertThat(result.out).startsWith("Canceled: ").contains(jobId.value());
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
    assertThat(ci.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(classes = {CancelOverJdk.class, CancelOverApache.class, CancelOverOkHttp.class})
  void a_running_job_is_too_late(Class<?> program, CiSimulator ci) throws Exception {
    JobId jobId = ci.submit(JobState.RUNNING);

    Program.Result result = run(program, ci, jobId);

    assertThat(result.status).as("%s", result).isZero();
    assertThat(result.out).startsWith("Too late: HTTP 409").contains(jobId.value());
    assertThat(ci.state(jobId)).contains(JobState.RUNNING);
  }

  @ParameterizedTest
  @ValueSource(classes = {CancelOverJdk.class, CancelOverApache.class, CancelOverOkHttp.class})
  void a_program_fits_on_a_page(Class<?> program) {
    Path source = Path.of("src/main/java", program.getName().replace('.', '/') + ".java");
    assertThat(linesOf(source)).isLessThanOrEqualTo(40);
  }

  private static Program.Result run(Class<?> program, CiSimulator ci, JobId jobId)
      throws Exception {
    return Program.of(program, ci.endpoint().toString(), jobId.value()).withKeysOf(ci).run();
  }

  private static int linesOf(Path source) {
    try {
      return Files.readAllLines(source).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
