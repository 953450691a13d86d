package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(CiSimulatorExtension.class)
class AppTest {
  @Test
  void an_applications_clients_cancel(CiSimulator ci, @TempDir Path dir) throws Exception {
    Path keys = dir.resolve("keys.json");
    ci.rotate(Credentials.of("AKIDEXAMPLE", "example-secret-key", "example-token"));
    Files.writeString(
        keys,
        "{\"TmpSecretId\":\"AKIDEXAMPLE\",\"TmpSecretKey\":\"example-secret-key\","
            + "\"Token\":\"example-token\",\"ExpiredTime\":4102444800}");

    for (HttpTransport transport : List.of(App.overApache(), App.overOkHttp())) {
      JobId jobId = ci.submit();
      App.cancelAIJob(ci.endpoint(), keys, transport).cancel(jobId);
      assertEquals(Optional.of(JobState.CANCEL), ci.state(jobId));
    }
    assertFalse(HttpTransport.class.getModule().isNamed());
  }
}
