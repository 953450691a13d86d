package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static io.github.cancelaijob.core.Script.body;
import static io.github.cancelaijob.core.Script.error;
import static io.github.cancelaijob.core.Script.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.error.UnexpectedResponseException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes of asking whether a request whose answer was lost has canceled the job. */
class VerifiedAnswerTest {
  private static final Script.Step TOO_LATE =
      error(409, "InvalidRequest", "can not be modified", "x-ci-request-id", "req-late");

  private final FakeTime time = new FakeTime(Clients.NOW);

  @ParameterizedTest
  @EnumSource
  void is_a_success_if_the_job_is_canceled(Caller caller) throws Throwable {
    Script script =
        Script.of(lost(), TOO_LATE, state("Cancel", "x-ci-request-id", "req-described"));

    CancelReceipt receipt = caller.cancel(verifying(script));

    assertThat(receipt.confirmed()).isTrue();
    assertThat(receipt.attempts()).isEqualTo(2);
    assertThat(receipt.requestId()).contains("req-described");
    assertThat(script.requests)
        .extracting(TransportRequest::method)
        .containsExactly("PUT", "PUT", "GET");
    assertThat(script.requests.get(2).uri())
        .hasToString("https://" + Clients.HOST + "/ai_jobs/" + Clients.JOB);
  }

  @ParameterizedTest
  @CsvSource({
    "Submitted, BLOCKING",
    "Running, BLOCKING",
    "Running, ASYNC",
    "Success, BLOCKING",
    "Failed, ASYNC",
    "Pause, ASYNC"
  })
  void is_the_error_without_doubt_in_another_state(String state, Caller caller) {
    CancelAIJobException e = errorOf(caller, verifying(Script.of(lost(), TOO_LATE, state(state))));

    assertThat(e).isExactlyInstanceOf(JobNotPendingException.class);
    assertThat(e.mayHaveBeenCanceled()).isFalse();
    assertThat(e.attempts()).isEqualTo(2);
    assertThat(e.requestId()).contains("req-late");
    assertThat(e.getSuppressed()).isEmpty();
    assertThat(e.advice()).doesNotContain("earlier try");
  }

  @ParameterizedTest
  @EnumSource
  void stays_in_doubt_if_asking_is_not_allowed(Caller caller) {
    CancelAIJobException e =
        errorOf(caller, verifying(Script.of(lost(), TOO_LATE, error(403, "AccessDenied", "no"))));

    assertInDoubt(e, PermissionDeniedException.class);
    PermissionDeniedException refusal = (PermissionDeniedException) e.getSuppressed()[0];
    assertThat(refusal.requiredAction()).isEqualTo("ci:DescribeAiProcessJob");
    assertThat(refusal.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void stays_in_doubt_if_asking_gets_no_answer(Caller caller) {
    Script script = Script.endless(lost(), TOO_LATE, lost());

    CancelAIJobException e = errorOf(caller, verifying(script));

    assertInDoubt(e, TransportFailedException.class);
    assertThat(script.requests).hasSize(2 + 4);
  }

  @ParameterizedTest
  @EnumSource
  void stays_in_doubt_if_the_service_knows_no_such_job(Caller caller) {
    Script.Step unknown =
        body(200, "<Response><NonExistJobIds>" + Clients.JOB + "</NonExistJobIds></Response>");

    assertInDoubt(
        errorOf(caller, verifying(Script.of(lost(), TOO_LATE, unknown))),
        JobNotFoundException.class);
  }

  @ParameterizedTest
  @EnumSource
  void stays_in_doubt_if_the_answer_says_nothing(Caller caller) {
    for (String nothing :
        new String[] {
          "",
          "<html>Log in</html>",
          "<Response><JobsDetail><JobId>other</JobId><State>Cancel</State></JobsDetail></Response>"
        }) {
      assertInDoubt(
          errorOf(caller, verifying(Script.of(lost(), TOO_LATE, body(200, nothing)))),
          UnexpectedResponseException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stays_in_doubt_if_no_state_is_told(Caller caller) {
    Script.Step stateless =
        body(200, "<Response><JobsDetail><QueueId>q</QueueId></JobsDetail></Response>");

    CancelAIJobException e = errorOf(caller, verifying(Script.of(lost(), TOO_LATE, stateless)));

    assertThat(e).isExactlyInstanceOf(JobNotPendingException.class);
    assertThat(e.mayHaveBeenCanceled()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void asks_again_if_asking_fails_for_a_while(Caller caller) throws Throwable {
    Script script = Script.of(lost(), TOO_LATE, answer(503), lost(), state("Cancel"));

    CancelReceipt receipt = caller.cancel(verifying(script));

    assertThat(receipt.confirmed()).isTrue();
    assertThat(receipt.attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void asks_also_after_the_last_attempt(Caller caller) throws Throwable {
    Script script = Script.of(lost(), lost(), lost(), TOO_LATE, state("Cancel"));

    assertThat(caller.cancel(verifying(script)).attempts()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void asks_about_a_job_that_is_gone(Caller caller) throws Throwable {
    Script script = Script.of(lost(), error(404, "NoSuchJob", ""), state("Cancel"));

    assertThat(caller.cancel(verifying(script)).confirmed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void does_not_ask_if_nothing_was_lost(Caller caller) {
    CancelAIJobException e = errorOf(caller, verifying(Script.of(answer(503), TOO_LATE)));

    assertThat(e.mayHaveBeenCanceled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void does_not_ask_if_the_last_answer_is_another(Caller caller) throws Throwable {
    assertThat(errorOf(caller, verifying(Script.of(lost(), answer(403)))).mayHaveBeenCanceled())
        .isTrue();
    assertThat(caller.cancel(verifying(Script.of(lost(), answer(200)))).confirmed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void does_not_ask_without_time(Caller caller) {
    Script script =
        Script.of(
            lost(),
            request -> {
              time.pass(Duration.ofMinutes(1));
              return TOO_LATE.take(request);
            });

    CancelAIJobException e = errorOf(caller, verifying(script));

    assertThat(e).isExactlyInstanceOf(JobNotPendingException.class);
    assertThat(e).hasMessageContaining("Not tried again: the time of the call is used up. ");
    assertThat(e.attempts()).isEqualTo(2);
    assertThat(e.getSuppressed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shares_the_time_of_the_call(Caller caller) {
    Script script =
        Script.endless(
            lost(),
            TOO_LATE,
            request -> {
              time.pass(request.timeout());
              return Script.failure(Kind.TIMEOUT, Delivery.MAYBE_SENT).take(request);
            });

    CancelAIJobException e = errorOf(caller, verifying(script));

    assertInDoubt(e, TransportFailedException.class);
    assertThat(Duration.between(Clients.NOW, time.now())).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @EnumSource
  void whose_keys_are_gone_stays_in_doubt(Caller caller) {
    Script script = Script.of(lost(), TOO_LATE);
    CancelAIJobClient client =
        Clients.retrying(script, time)
            .verifyLostAnswers()
            .credentials(
                () -> {
                  if (script.requests.size() == 2) {
                    throw new IllegalStateException("no keys any more");
                  }
                  return Clients.TEMPORARY;
                })
            .build();

    CancelAIJobException e = errorOf(caller, client);

    assertInDoubt(e, AuthenticationFailedException.class);
    assertThat(e.getSuppressed()[0].getSuppressed()).isEmpty();
  }

  private void assertInDoubt(
      CancelAIJobException e, Class<? extends CancelAIJobException> suppressed) {
    assertThat(e).isExactlyInstanceOf(JobNotPendingException.class);
    assertThat(e.mayHaveBeenCanceled()).isTrue();
    assertThat(e.attempts()).isEqualTo(2);
    assertThat(e.requestId()).contains("req-late");
    assertThat(e.getSuppressed()).singleElement().isExactlyInstanceOf(suppressed);
  }

  private CancelAIJobClient verifying(Script script) {
    return Clients.retrying(script, time).verifyLostAnswers().build();
  }

  private static Script.Step state(String state, String... headers) {
    return body(
        200,
        "<Response><JobsDetail><JobId>"
            + Clients.JOB
            + "</JobId><State>"
            + state
            + "</State></JobsDetail></Response>",
        headers);
  }

  private static CancelAIJobException errorOf(Caller caller, CancelAIJobClient client) {
    return catchThrowableOfType(CancelAIJobException.class, () -> caller.cancel(client));
  }
}
