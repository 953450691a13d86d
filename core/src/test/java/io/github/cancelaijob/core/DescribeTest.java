package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static io.github.cancelaijob.core.Script.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.error.UnexpectedResponseException;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeTest {
  private final FakeTime time = new FakeTime(Clients.NOW);
  private final RecordingSigner signer = new RecordingSigner();

  @ParameterizedTest
  @EnumSource
  void reads_the_documented_sample(Caller caller) throws Throwable {
    Script script = Script.of(body(200, sample(), "x-ci-request-id", "req-1"));

    JobDescription job = caller.describe(client(script));

    assertThat(job.jobId()).isEqualTo(Clients.JOB);
    assertThat(job.state()).contains("Running");
    assertThat(job.isCanceled()).isFalse();
    assertThat(job.isPending()).isFalse();
    assertThat(job.creationTime().orElseThrow()).isEqualTo("2022-07-07T12:12:12+08:00");
    assertThat(job.startTime().orElseThrow()).isEqualTo("2022-07-07T12:12:13+08:00");
    assertThat(job.endTime()).isEmpty();
    assertThat(job.queueId()).contains("p893bcda225bf4945a378da6662e81a89");
    assertThat(job.tag()).contains("Translation");
    assertThat(job.requestId()).contains("req-1");
    assertThat(job.fields())
        .containsEntry("Code", "Success")
        .containsEntry("EndTime", "-")
        .containsValues("test.txt", "zh", "ap-beijing", "This is my data.")
        .doesNotContainKey("Message");
  }

  @ParameterizedTest
  @EnumSource
  void gets_the_job_and_signs_just_that(Caller caller) throws Throwable {
    Script script = Script.of(body(200, sample()));

    caller.describe(client(script));

    TransportRequest request = script.requests.get(0);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.uri()).hasToString("https://" + Clients.HOST + "/ai_jobs/" + Clients.JOB);
    assertThat(request.headers().first("x-ci-security-token")).contains(Clients.TOKEN);
    SignableRequest signed = signer.requests.get(0);
    assertThat(signed.method()).isEqualTo("GET");
    assertThat(signed.path()).isEqualTo("/ai_jobs/" + Clients.JOB);
    assertThat(signed.parameters()).isEmpty();
    assertThat(signed.headers())
        .containsOnlyKeys("host", "x-ci-security-token")
        .containsEntry("host", Clients.HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Response><NonExistJobIds>%s</NonExistJobIds></Response>",
        "<Response><JobsDetail/><NonExistJobIds>a1,%s</NonExistJobIds></Response>",
        "<Response><JobsDetail></JobsDetail><NonExistJobIds>\n %s\n</NonExistJobIds></Response>",
        "<Response><NonExistJobIds>a1</NonExistJobIds><NonExistJobIds>%s</NonExistJobIds></Response>",
        "<Response><JobsDetail><Code>Failed</Code></JobsDetail><NonExistJobIds>%s</NonExistJobIds>"
            + "</Response>"
      })
  void of_a_job_that_the_service_does_not_know_fails(String body) throws Throwable {
    for (Caller caller : Caller.values()) {
      Script script = Script.of(body(200, String.format(body, Clients.JOB)));

      CancelAIJobException e = errorOf(caller, script);

      assertThat(e).isExactlyInstanceOf(JobNotFoundException.class);
      assertThat(e.httpStatus()).hasValue(200);
      assertThat(e.mayHaveBeenCanceled()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Log in</body></html>",
        "{\"State\":\"Cancel\"}",
        "<Error><Code>AccessDenied</Code></Error>",
        "<Response></Response>",
        "<Response><JobsDetail></JobsDetail></Response>",
        "<Response><NonExistJobIds>another</NonExistJobIds></Response>",
        "<Response><JobsDetail><JobId>another</JobId><State>Cancel</State></JobsDetail></Response>",
        "<Other><JobsDetail><State>Cancel</State></JobsDetail></Other>",
        "<a><Response><JobsDetail><State>Cancel</State></JobsDetail></Response></a>"
      })
  void of_an_answer_that_describes_no_such_job_fails(String body) {
    for (Caller caller : Caller.values()) {
      Script script = Script.of(body(200, body, "x-ci-request-id", "req-1"));

      CancelAIJobException e = errorOf(caller, script);

      assertThat(e).isExactlyInstanceOf(UnexpectedResponseException.class);
      assertThat(e.requestId()).contains("req-1");
      assertThat(e.responseBody().orElse("")).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @EnumSource
  void is_tried_again_as_a_cancel_is(Caller caller) throws Throwable {
    Script script = Script.of(answer(503), Script.lost(), body(200, sample()));

    assertThat(caller.describe(client(script)).state()).contains("Running");

    assertThat(script.requests)
        .extracting(TransportRequest::method)
        .containsExactly("GET", "GET", "GET");
  }

  @ParameterizedTest
  @EnumSource
  void leaves_no_doubt_whether_the_job_is_canceled(Caller caller) {
    TransportFailedException lost =
        (TransportFailedException) errorOf(caller, Script.endless(Script.lost()));

    assertThat(lost.mayHaveBeenCanceled()).isFalse();
    assertThat(lost.mayHaveReachedService()).isTrue();
    assertThat(lost.advice()).doesNotContain("cancel");
    assertThat(errorOf(caller, Script.endless(answer(500))).mayHaveBeenCanceled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void that_is_not_permitted_names_its_own_action(Caller caller) {
    PermissionDeniedException e =
        (PermissionDeniedException)
            errorOf(caller, Script.of(Script.error(403, "AccessDenied", "")));

    assertThat(e.requiredAction()).isEqualTo("ci:DescribeAiProcessJob");
    assertThat(e).hasMessageContaining("ci:DescribeAiProcessJob");
  }

  @ParameterizedTest
  @EnumSource
  void tells_no_secret_that_the_answer_tells(Caller caller) throws Throwable {
    Script script =
        Script.of(
            body(
                200,
                "<Response><JobsDetail><State>Cancel</State><UserData>FAKE-TOKEN</UserData>"
                    + "</JobsDetail></Response>"));

    JobDescription job =
        caller.describe(
            Clients.retrying(script, time)
                .credentials(Credentials.of("AKIDFAKE", "FAKE-KEY", "FAKE-TOKEN"))
                .build());

    assertThat(job.fields()).containsEntry("UserData", "[redacted]");
  }

  @ParameterizedTest
  @CsvSource({"Submitted, true, false", "Cancel, false, true", "cancel, false, false"})
  void knows_the_states_that_matter(String state, boolean pending, boolean canceled)
      throws Throwable {
    Script script =
        Script.of(
            body(
                200, "<Response><JobsDetail><State>" + state + "</State></JobsDetail></Response>"));

    JobDescription job = Caller.BLOCKING.describe(client(script));

    assertThat(job.state()).contains(state);
    assertThat(job.isPending()).isEqualTo(pending);
    assertThat(job.isCanceled()).isEqualTo(canceled);
  }

  private CancelAIJobClient client(Script script) {
    return Clients.retrying(script, time).signer(signer).build();
  }

  private CancelAIJobException errorOf(Caller caller, Script script) {
    return catchThrowableOfType(CancelAIJobException.class, () -> caller.describe(client(script)));
  }

  /** Returns the answer on the page DescribeAIJob, whose element Tag isn't closed. */
  static String sample() throws IOException {
    try (InputStream in = DescribeTest.class.getResourceAsStream("/describe-ai-job.xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
