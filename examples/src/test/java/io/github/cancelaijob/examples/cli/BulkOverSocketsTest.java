package io.github.cancelaijob.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.JobState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run over each stack, while some of the answers go wrong in every way. */
@ExtendWith(CiSimulatorExtension.class)
@Timeout(300)
class BulkOverSocketsTest {
  private static final int JOBS = 1000;
  private static final Fault[] FAULTS = {
    Fault.answer(503, "ServiceUnavailable", "once"),
    Fault.dropBeforeActing(),
    Fault.dropAfterActing()
  };

  private final Random random = new Random(5);

  @ParameterizedTest
  @EnumSource
  void outcomes_are_true_whatever_goes_wrong(Stack stack, CiSimulator ci) {
    List<JobId> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      JobId job = ci.submit(i % 20 == 0 ? JobState.RUNNING : JobState.SUBMITTED);
      jobs.add(job);
      if (i % 10 == 5) {
        ci.failNext(1, job, FAULTS[random.nextInt(FAULTS.length)]);
      }
    }
    // From there on, the run keeps to a rate.
    ci.failNext(1, jobs.get(JOBS / 2), Fault.answer(429, "SlowDown", "once"));
    Map<JobId, BulkOutcome> outcomes = new HashMap<>();

    BulkReport report = run(stack, ci, jobs, outcomes);

    assertThat(report.state()).isEqualTo(BulkReport.State.COMPLETE);
    assertThat(report.total()).isEqualTo(JOBS);
    assertThat(report.requests()).isEqualTo(ci.requests().size());
    assertThat(outcomes).containsOnlyKeys(jobs);
    outcomes.forEach((job, outcome) -> assertThat(outcome).matches(o -> isTrue(o, ci)));
  }

  private static BulkReport run(
      Stack stack, CiSimulator ci, List<JobId> jobs, Map<JobId, BulkOutcome> outcomes) {
    try (HttpTransport transport = stack.open()) {
      CancelAIJobClient client =
          CancelAIJobClient.builder()
              .endpoint(ci.endpoint())
              .credentials(ci.credentials())
              .signer(CosSigner.create())
              .transport(transport)
              .retryPolicy(RetryPolicy.builder().budget(JOBS).build())
              .build();
      return BulkCancel.builder(client)
          .concurrency(32)
          .build()
          .run(
              jobs,
              outcome ->
                  assertThat(outcomes.put(outcome.jobId(), outcome)).as("told before").isNull());
    }
  }

  /** By the service's own account. */
  private static boolean isTrue(BulkOutcome outcome, CiSimulator ci) {
    JobState state = ci.state(outcome.jobId()).orElseThrow();
    return outcome.kind() == Kind.CANCELED
        ? state == JobState.CANCEL
        : outcome.kind() == Kind.NOT_PENDING
            && (state == JobState.RUNNING || outcome.mayHaveBeenCanceled());
  }
}
