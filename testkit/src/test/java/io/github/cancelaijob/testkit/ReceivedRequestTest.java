package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CiSimulatorExtension.class)
@Timeout(60)
class ReceivedRequestTest {
  private static ReceivedRequest last(CiSimulator ci) {
    List<ReceivedRequest> requests = ci.requests();
    return requests.get(requests.size() - 1);
  }

  @Test
  void says_what_came_and_what_was_answered(CiSimulator ci) throws IOException {
    JobId jobId = ci.submit();

    Call.cancel(ci, jobId).header("X-Other", "a value").send();

    assertThat(last(ci).method()).isEqualTo("PUT");
    assertThat(last(ci).target()).isEqualTo("/ai_jobs/" + jobId + "?cancel");
    assertThat(last(ci).headers().first("x-other")).contains("a value");
    assertThat(last(ci).jobId()).contains(jobId);
    assertThat(last(ci).status()).hasValue(200);
    assertThat(last(ci).signatureAccepted()).isTrue();
  }

  @Test
  void tells_a_refused_signature(CiSimulator ci) throws IOException {
    Call.cancel(ci, ci.submit()).unsigned().send();

    assertThat(last(ci).signatureAccepted()).isFalse();
    assertThat(last(ci).status()).hasValue(401);
  }

  @Test
  void judges_the_signature_behind_a_fault_too(CiSimulator ci) throws IOException {
    ci.failNext(2, Fault.answer(503, "ServiceUnavailable", "Please try again."));

    Call.cancel(ci, ci.submit()).send();
    assertThat(last(ci).signatureAccepted()).isTrue();
    Call.cancel(ci, ci.submit()).unsigned().send();
    assertThat(last(ci).signatureAccepted()).isFalse();
  }

  @Test
  void has_no_status_if_nothing_was_answered(CiSimulator ci) {
    ci.failNext(1, Fault.dropAfterActing());

    assertThatThrownBy(Call.cancel(ci, ci.submit())::send).isInstanceOf(EOFException.class);
    assertThat(last(ci).status()).isEmpty();
  }

  @Test
  void has_no_job_if_the_path_names_none(CiSimulator ci) throws IOException {
    Call.of(ci, "GET", "/ai_jobs/%zz").unsigned().send();

    assertThat(last(ci).jobId()).isEmpty();
    assertThat(last(ci).status()).hasValue(404);
  }

  @Test
  void keeps_the_order(CiSimulator ci) throws IOException {
    List<JobId> jobIds = List.of(ci.submit(), ci.submit(), ci.submit());
    for (JobId jobId : jobIds) {
      Call.cancel(ci, jobId).send();
    }

    assertThat(ci.requests())
        .extracting(request -> request.jobId().orElseThrow())
        .isEqualTo(jobIds);
  }

  @Test
  void is_a_snapshot(CiSimulator ci) throws IOException {
    List<ReceivedRequest> before = ci.requests();
    Call.cancel(ci, ci.submit()).send();

    assertThat(before).isEmpty();
    assertThatThrownBy(ci.requests()::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void prints_no_secret() throws IOException {
    Credentials credentials =
        Credentials.of("AKIDTEMPORARY", "temporary-secret-key", "example-token-1");
    try (CiSimulator ci = CiSimulator.start(credentials)) {
      JobId jobId = ci.submit();
      Call.cancel(ci, jobId).send();
      Call.cancel(ci, jobId).presigned().send();
      ci.failNext(1, Fault.dropBeforeActing());
      assertThatThrownBy(Call.describe(ci, jobId).unsigned()::send)
          .isInstanceOf(EOFException.class);

      assertThat(ci.requests())
          .extracting(ReceivedRequest::toString)
          .containsExactly(
              "ReceivedRequest[PUT /ai_jobs/" + jobId + ", 200, signature accepted]",
              "ReceivedRequest[PUT /ai_jobs/" + jobId + ", 409, signature accepted]",
              "ReceivedRequest[GET /ai_jobs/" + jobId + ", no answer, signature refused]");
    }
  }
}
