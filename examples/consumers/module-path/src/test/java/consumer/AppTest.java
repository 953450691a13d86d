package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.JobState;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppTest {
  @Test
  void every_stack_cancels_as_a_module() {
    List<String> modules = new ArrayList<>();
    try (KeyServiceSimulator keys = KeyServiceSimulator.start();
        CiSimulator ci = CiSimulator.start(keys.credentials())) {
      for (HttpTransport transport : App.transports()) {
        try (transport) {
          CancelAIJob cancelAIJob = App.cancelAIJob(ci.endpoint(), keys.endpoint(), transport);
          JobId now = ci.submit();
          JobId later = ci.submit();

          cancelAIJob.cancel(now);
          cancelAIJob.cancelAsync(later).join();
          Map<Kind, Long> drained =
              App.drain(cancelAIJob, List.of(ci.submit(), ci.submit(), now)).counts();

          assertEquals(Optional.of(JobState.CANCEL), ci.state(now));
          assertEquals(Optional.of(JobState.CANCEL), ci.state(later));
          assertEquals(Map.of(Kind.CANCELED, 2L, Kind.NOT_PENDING, 1L), drained);
          modules.add(transport.getClass().getModule().getName());
        }
      }
    }
    assertEquals(
        List.of(
            "io.github.cancelaijob.transport.jdk",
            "io.github.cancelaijob.transport.apache",
            "io.github.cancelaijob.transport.okhttp"),
        modules);
    assertTrue(App.class.getModule().isOpen("consumer"));
  }
}
