package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CiSimulatorExtension.class)
class AppTest {
  private static final File[] JARS = new File("target/lib").listFiles();

  @Test
  void a_job_is_canceled(CiSimulator ci) {
    JobId jobId = ci.submit();

    App.cancelAIJob(ci.endpoint(), ci.credentials()).cancel(jobId);

    assertEquals(Optional.of(JobState.CANCEL), ci.state(jobId));
  }

  @Test
  void nobody_elses_jar_is_shipped() {
    assertEquals(
        Set.of("core", "signer", "transport-jdk"),
        Arrays.stream(JARS)
            .map(jar -> jar.getName().replaceFirst("^cancel-ai-job-(.*)-0[.].*$", "$1"))
            .collect(Collectors.toSet()));
  }

  @Test
  void what_is_shipped_is_below_150_KiB() {
    long bytes = Arrays.stream(JARS).mapToLong(File::length).sum();

    assertTrue(bytes > 0 && bytes < 150 * 1024, () -> bytes + " bytes");
  }
}
