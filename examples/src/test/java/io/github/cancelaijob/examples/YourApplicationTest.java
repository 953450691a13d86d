package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.JobState;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of an application that cancels jobs: to copy, with one's own class in the middle. */
@ExtendWith(CiSimulatorExtension.class)
class YourApplicationTest {
  private final HttpTransport transport = JdkHttpTransport.create();
  private CiSimulator ci;
  private YourApplication application;

  @BeforeEach
  void wire(CiSimulator ci) {
    this.ci = ci;
    this.application =
        new YourApplication(
            CancelAIJobClient.builder()
                .endpoint(ci.endpoint())
                .credentials(ci.credentials())
                .signer(CosSigner.create())
                .transport(transport)
                .build());
  }

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void a_pending_job_is_taken_back() {
    JobId jobId = ci.submit();

    assertThat(application.takeBack(jobId)).isTrue();
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
  }

  @Test
  void a_finished_job_is_not() {
    assertThat(application.takeBack(ci.submit(JobState.SUCCESS))).isFalse();
  }

  @Test
  void a_moment_of_weakness_goes_unnoticed() {
    ci.failNext(1, Fault.answer(503, "ServiceUnavailable", "for a moment"));

    assertThat(application.takeBack(ci.submit())).isTrue();
    assertThat(ci.requests()).hasSize(2);
  }

  @Test
  void what_only_an_administrator_mends_is_passed_on() {
    ci.failNext(1, Fault.answer(403, "AccessDenied", "no such permission"));

    assertThatThrownBy(() -> application.takeBack(ci.submit()))
        .isInstanceOf(PermissionDeniedException.class);
  }

  /** Knows the port alone, so that three lines can stand in for it where there is no network. */
  private static final class YourApplication {
    private final CancelAIJob cancelAIJob;

    YourApplication(CancelAIJob cancelAIJob) {
      this.cancelAIJob = cancelAIJob;
    }

    boolean takeBack(JobId jobId) {
      try {
        cancelAIJob.cancel(jobId);
        return true;
      } catch (JobNotPendingException e) {
        return false;
      }
    }
  }
}
