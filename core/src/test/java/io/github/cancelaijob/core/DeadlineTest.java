package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a call does with its time. Its clock stands still but for what a test lets pass. */
class DeadlineTest {
  private final FakeTime time = new FakeTime(Clients.NOW);

  @ParameterizedTest
  @EnumSource
  void of_an_attempt_is_its_own_or_what_is_left(Caller caller) {
    Script script =
        Script.endless(
            taking(Duration.ofSeconds(10), Script.failure(Kind.TIMEOUT, Delivery.NOT_SENT)));

    CancelAIJobException e = errorOf(caller, script, RetryPolicy.defaults());

    assertThat(script.requests)
        .extracting(TransportRequest::timeout)
        .containsExactly(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(30_000 - 20_150));
    assertThat(e).hasMessageContaining(". Not tried again: the time of the call is used up. ");
    assertThat(e.attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void shorter_than_an_attempt_is_the_attempts(Caller caller) {
    Script script = Script.of(answer(404));

    errorOf(caller, script, RetryPolicy.builder().timeout(Duration.ofMillis(7)).build());

    assertThat(script.requests.get(0).timeout()).isEqualTo(Duration.ofMillis(7));
  }

  @ParameterizedTest
  @EnumSource
  void bounds_endless_failure(Caller caller) {
    Script script = Script.endless(answer(503));
    RetryPolicy policy =
        RetryPolicy.builder().maxAttempts(1000).timeout(Duration.ofSeconds(30)).build();

    CancelAIJobException e = errorOf(caller, script, policy);

    Duration spent = time.waits.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(spent).isBetween(Duration.ofMillis(27_500), Duration.ofSeconds(30));
    assertThat(e.attempts()).isEqualTo(script.requests.size()).isBetween(10, 20);
    assertThat(e)
        .hasMessageContaining("Not tried again: it would take a wait of PT2.5S, but only PT")
        .hasMessageContaining("S are left. Try again later");
  }

  @ParameterizedTest
  @CsvSource({
    "30, BLOCKING",
    "30, ASYNC",
    "3600, BLOCKING",
    "3600, ASYNC",
    "99999999999, BLOCKING"
  })
  void is_known_before_a_wait_that_outlasts_it(String seconds, Caller caller) {
    Script script = Script.of(answer(429, "Retry-After", seconds));

    CancelAIJobException e = errorOf(caller, script, RetryPolicy.defaults());

    assertThat(e).isExactlyInstanceOf(ThrottledException.class);
    assertThat(e)
        .hasMessageContaining("Not tried again: the service asks for a wait of PT")
        .hasMessageContaining(", but only PT30S are left. ");
    assertThat(e.retryAfter()).isPresent();
    assertThat(time.waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT1S, BLOCKING",
    "1, PT1S, ASYNC",
    "29, PT29S, BLOCKING",
    "29, PT29S, ASYNC",
    "'Mon, 06 May 2019 06:45:54 GMT', PT3S, BLOCKING",
    "'Mon, 06 May 2019 06:45:54 GMT', PT3S, ASYNC",
    "'Mon, 06 May 2019 06:00:00 GMT', PT0.05S, BLOCKING",
    "soon, PT0.05S, BLOCKING",
    "soon, PT0.05S, ASYNC",
    "0, PT0.05S, ASYNC"
  })
  void leaves_room_for_the_wait_that_is_asked_for(String retryAfter, Duration wait, Caller caller)
      throws Throwable {
    Script script = Script.of(answer(429, "Retry-After", retryAfter), answer(200));

    assertThat(caller.cancel(Clients.retrying(script, time).build()).attempts()).isEqualTo(2);

    assertThat(time.waits).containsExactly(wait);
  }

  @ParameterizedTest
  @EnumSource
  void counts_a_date_by_the_clock_that_wrote_it(Caller caller) throws Throwable {
    Script script =
        Script.of(
            answer(
                503,
                "Date",
                "Mon, 23 Nov 2026 08:00:00 GMT",
                "Retry-After",
                "Mon, 23 Nov 2026 08:00:02 GMT"),
            answer(200));

    caller.cancel(Clients.retrying(script, time).build());

    assertThat(time.waits).containsExactly(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @EnumSource
  void includes_the_time_to_get_keys(Caller caller) {
    Script script = Script.of(answer(503));
    CancelAIJobClient client =
        Clients.retrying(script, time)
            .credentials(
                () -> {
                  time.pass(Duration.ofSeconds(25));
                  return Clients.TEMPORARY;
                })
            .build();

    CancelAIJobException e =
        catchThrowableOfType(CancelAIJobException.class, () -> caller.cancel(client));

    assertThat(script.requests)
        .extracting(TransportRequest::timeout)
        .containsExactly(Duration.ofSeconds(5));
    assertThat(e).isExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(e).hasMessageContaining("Not tried again: the time of the call is used up. ");
  }

  @ParameterizedTest
  @EnumSource
  void that_is_over_before_the_first_request_sends_none(Caller caller) {
    Script script = Script.of();
    CancelAIJobClient client =
        Clients.retrying(script, time)
            .credentials(
                () -> {
                  time.pass(Duration.ofSeconds(30));
                  return Clients.TEMPORARY;
                })
            .build();

    TransportFailedException e =
        catchThrowableOfType(TransportFailedException.class, () -> caller.cancel(client));

    assertThat(e)
        .hasMessage(
            "No answer (TIMEOUT: the time of the call is used up) for job %s. %s",
            Clients.JOB, e.advice());
    assertThat(e.attempts()).isZero();
    assertThat(e.mayHaveReachedService()).isFalse();
    assertThat(script.requests).isEmpty();
  }

  private Script.Step taking(Duration duration, Script.Step step) {
    return request -> {
      time.pass(duration);
      return step.take(request);
    };
  }

  private CancelAIJobException errorOf(Caller caller, Script script, RetryPolicy policy) {
    return catchThrowableOfType(
        CancelAIJobException.class,
        () -> caller.cancel(Clients.retrying(script, time).retryPolicy(policy).build()));
  }
}
