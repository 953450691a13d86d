package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to draining a queue does in a program. */
@ExtendWith(CiSimulatorExtension.class)
class DrainAFileTest {
  private final List<BulkOutcome> recorded = new ArrayList<>();

  @Test
  void every_line_has_its_outcome(CiSimulator ci, @TempDir Path dir) throws IOException {
    JobId pending = ci.submit();
    JobId running = ci.submit(JobState.RUNNING);
    Path file = Files.write(dir.resolve("ids.txt"), List.of(pending.value(), running.value()));

    try (HttpTransport transport = JdkHttpTransport.create()) {
      drain(
          CancelAIJobClient.builder()
              .endpoint(ci.endpoint())
              .credentials(ci.credentials())
              .signer(CosSigner.create())
              .transport(transport)
              .build(),
          file);
    }

    assertThat(recorded).extracting(BulkOutcome::jobId).containsExactlyInAnyOrder(pending, running);
    assertThat(ci.state(pending)).contains(JobState.CANCEL);
  }

  private void drain(CancelAIJob cancelAIJob, Path file) throws IOException {
    BulkCancel bulkCancel = BulkCancel.builder(cancelAIJob).concurrency(64).build();

    try (Stream<String> lines = Files.lines(file)) {
      BulkReport report = bulkCancel.run(lines.map(JobId::of), outcome -> record(outcome));
      System.out.println(report);
    }
  }

  private void record(BulkOutcome outcome) {
    recorded.add(outcome);
  }
}
