package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(CiSimulatorExtension.class)
@Execution(ExecutionMode.CONCURRENT)
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

  @Test
  void jobs_are_canceled_side_by_side(CiSimulator ci) throws Exception {
    JobId one = ci.submit();
    JobId other = ci.submit();
    JobId late = ci.submit(JobState.RUNNING);

    Program.Result result =
        Program.of(
                CancelAsync.class,
                ci.endpoint().toString(),
                one.value(),
                late.value(),
                other.value())
            .withKeysOf(ci)
            .run();

    assertThat(result.status).as("%s", result).isZero();
    assertThat(result.out).contains("CancelReceipt[jobId=" + one, "HTTP 409");
    assertThat(ci.state(one)).contains(JobState.CANCEL);
    assertThat(ci.state(other)).contains(JobState.CANCEL);
  }

  @Test
  @EnabledIf("isThereCurl")
  void curl_cancels_what_was_signed_for_it(CiSimulator ci) throws Exception {
    JobId jobId = ci.submit();

    Program.Result printed = run(PresignedCancel.class, ci, jobId);
    Process shell = new ProcessBuilder("sh", "-c", printed.out).inheritIO().start();

    assertThat(shell.waitFor()).as("%s", printed).isZero();
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
    assertThat(printed.out).doesNotContain(ci.credentials().secretKey());
  }

  static boolean isThereCurl() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
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
