package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static io.github.cancelaijob.core.Script.error;
import static io.github.cancelaijob.core.Script.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer was lost, and a later one says that it's too late: because of the lost request? */
class LostAnswerTest {
  private static final Script.Step TOO_LATE =
      error(409, "InvalidRequest", "can not be modified", "x-ci-request-id", "req-late");

  private final FakeTime time = new FakeTime(Clients.NOW);

  @ParameterizedTest
  @EnumSource
  void leaves_a_job_that_is_too_late_in_doubt(Caller caller) {
    CancelAIJobException e = errorOf(caller, unverified(Script.of(lost(), TOO_LATE)));

    assertThat(e).isExactlyInstanceOf(JobNotPendingException.class);
    assertThat(e.mayHaveBeenCanceled()).isTrue();
    assertThat(e.attempts()).isEqualTo(2);
    assertThat(e.requestId()).contains("req-late");
    assertThat(e.advice()).contains("An earlier try", "verifyLostAnswers()");
  }

  @ParameterizedTest
  @EnumSource
  void leaves_a_job_that_is_gone_in_doubt(Caller caller) {
    Script script = Script.of(lost(), error(404, "NoSuchJob", "none"));

    CancelAIJobException e = errorOf(caller, unverified(script));

    assertThat(e).isExactlyInstanceOf(JobNotFoundException.class);
    assertThat(e.mayHaveBeenCanceled()).isTrue();
    assertThat(e.advice()).contains("An earlier try", "verifyLostAnswers()");
  }

  @ParameterizedTest
  @CsvSource({
    "500, true",
    "502, true",
    "504, true",
    "503, false",
    "429, false",
  })
  void doubts_what_may_have_acted_alone(int status, boolean doubt) {
    Script script = Script.of(answer(status), TOO_LATE);

    CancelAIJobException e = errorOf(Caller.BLOCKING, unverified(script));

    assertThat(e.mayHaveBeenCanceled()).isEqualTo(doubt);
    assertThat(e.advice().contains("An earlier try")).isEqualTo(doubt);
  }

  @ParameterizedTest
  @EnumSource
  void does_not_doubt_a_request_that_never_left(Caller caller) {
    Script script = Script.of(Script.failure(Kind.CONNECT, Delivery.NOT_SENT), TOO_LATE);

    assertThat(errorOf(caller, unverified(script)).mayHaveBeenCanceled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void keeps_the_doubt_through_further_attempts(Caller caller) {
    Script script = Script.of(lost(), Script.failure(Kind.CONNECT, Delivery.NOT_SENT), answer(403));

    assertThat(errorOf(caller, unverified(script)).mayHaveBeenCanceled()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void tells_a_lost_request_from_one_that_reached_the_service(Caller caller) {
    Script.Step unconnected = Script.failure(Kind.TLS, Delivery.NOT_SENT);

    TransportFailedException lost =
        (TransportFailedException) errorOf(caller, unverified(Script.of(lost(), unconnected)));
    TransportFailedException busy =
        (TransportFailedException) errorOf(caller, unverified(Script.of(answer(503), unconnected)));

    assertThat(lost.mayHaveReachedService()).isTrue();
    assertThat(lost.mayHaveBeenCanceled()).isTrue();
    assertThat(lost.advice()).contains("describe the job, or cancel it again");
    assertThat(busy.mayHaveReachedService()).isTrue();
    assertThat(busy.mayHaveBeenCanceled()).isFalse();
    assertThat(busy.advice()).isEqualTo("Check endpoint, network and proxy, then try again");
  }

  @ParameterizedTest
  @EnumSource
  void endless_failure_of_the_service_is_told_with_its_doubt(Caller caller) {
    CancelAIJobException e = errorOf(caller, unverified(Script.endless(answer(500))));

    assertThat(e).isExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(e.mayHaveBeenCanceled()).isTrue();
    assertThat(e.advice()).contains("not known until it is described");
  }

  private CancelAIJobClient unverified(Script script) {
    return Clients.retrying(script, time).build();
  }

  private static CancelAIJobException errorOf(Caller caller, CancelAIJobClient client) {
    return catchThrowableOfType(CancelAIJobException.class, () -> caller.cancel(client));
  }
}
