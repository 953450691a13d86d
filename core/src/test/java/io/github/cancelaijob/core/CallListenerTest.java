package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static io.github.cancelaijob.core.Script.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class CallListenerTest {
  private final FakeTime time = new FakeTime(Instant.parse("2024-05-06T06:45:51Z"));
  private final List<CallEvent> events = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @EnumSource
  void is_told_of_a_success(Caller caller) throws Throwable {
    caller.cancel(client(Script.of(taking(3, answer(200, "x-ci-request-id", "req-1")))));

    assertTold(
        "ATTEMPT_STARTED CANCEL %s, attempt 1, PT0S",
        "ANSWERED CANCEL %s, attempt 1, PT3S, HTTP 200, request id req-1",
        "DONE CANCEL %s, attempt 1, PT3S");
    assertThat(events).allMatch(event -> event.error().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void is_told_of_waits_and_failures(Caller caller) {
    Script script =
        Script.of(
            taking(1, answer(503, "Retry-After", "2", "x-ci-request-id", "req-1")),
            taking(4, Script.lost()),
            taking(5, answer(409, "x-ci-request-id", "req-3")));

    Throwable thrown = catchThrowable(() -> caller.cancel(client(script)));

    assertTold(
        "ATTEMPT_STARTED CANCEL %s, attempt 1, PT0S",
        "ANSWERED CANCEL %s, attempt 1, PT1S, HTTP 503, request id req-1",
        "WAITING CANCEL %s, attempt 1, PT2S",
        "ATTEMPT_STARTED CANCEL %s, attempt 2, PT0S",
        "FAILED CANCEL %s, attempt 2, PT4S, CONNECTION_LOST",
        "WAITING CANCEL %s, attempt 2, PT0.1S",
        "ATTEMPT_STARTED CANCEL %s, attempt 3, PT0S",
        "ANSWERED CANCEL %s, attempt 3, PT5S, HTTP 409, request id req-3",
        "DONE CANCEL %s, attempt 3, PT12.1S, JobNotPendingException");
    assertThat(last().error()).containsSame((CancelAIJobException) thrown);
  }

  @ParameterizedTest
  @EnumSource
  void is_told_of_a_clock_and_of_keys_that_were_wrong(Caller caller) throws Throwable {
    Script script =
        Script.of(
            error(403, "RequestTimeTooSkewed", "", "Date", "Mon, 06 May 2024 04:45:51 GMT"),
            error(400, "ExpiredToken", ""),
            answer(200));

    caller.cancel(builder(script).credentials(new Rotating()).build());

    assertTold(
        "ATTEMPT_STARTED CANCEL %s, attempt 1, PT0S",
        "ANSWERED CANCEL %s, attempt 1, PT0S, HTTP 403",
        "CLOCK_CORRECTED CANCEL %s, attempt 1, PT-2H",
        "ATTEMPT_STARTED CANCEL %s, attempt 2, PT0S",
        "ANSWERED CANCEL %s, attempt 2, PT0S, HTTP 400",
        "CREDENTIALS_REFRESHED CANCEL %s, attempt 2, PT0S",
        "ATTEMPT_STARTED CANCEL %s, attempt 3, PT0S",
        "ANSWERED CANCEL %s, attempt 3, PT0S, HTTP 200",
        "DONE CANCEL %s, attempt 3, PT0S");
  }

  @ParameterizedTest
  @EnumSource
  void is_told_of_asking_and_of_what_the_caller_gets(Caller caller) {
    Script script = Script.of(Script.lost(), answer(409), taking(1, answer(403)));

    assertThatThrownBy(() -> caller.cancel(builder(script).verifyLostAnswers().build()))
        .isInstanceOf(CancelAIJobException.class);

    assertTold(
        "ATTEMPT_STARTED CANCEL %s, attempt 1, PT0S",
        "FAILED CANCEL %s, attempt 1, PT0S, CONNECTION_LOST",
        "WAITING CANCEL %s, attempt 1, PT0.05S",
        "ATTEMPT_STARTED CANCEL %s, attempt 2, PT0S",
        "ANSWERED CANCEL %s, attempt 2, PT0S, HTTP 409",
        "ATTEMPT_STARTED DESCRIBE %s, attempt 1, PT0S",
        "ANSWERED DESCRIBE %s, attempt 1, PT1S, HTTP 403",
        "DONE CANCEL %s, attempt 2, PT1.05S, JobNotPendingException");
    assertThat(last().error()).containsInstanceOf(JobNotPendingException.class);
  }

  @ParameterizedTest
  @EnumSource
  void is_told_of_a_description(Caller caller) throws Throwable {
    caller.describe(client(Script.of(Script.body(200, DescribeTest.sample()))));

    assertTold(
        "ATTEMPT_STARTED DESCRIBE %s, attempt 1, PT0S",
        "ANSWERED DESCRIBE %s, attempt 1, PT0S, HTTP 200", "DONE DESCRIBE %s, attempt 1, PT0S");
  }

  @ParameterizedTest
  @EnumSource
  void is_told_of_the_end_of_a_call_that_sent_nothing(Caller caller) {
    CancelAIJobClient client = client(Script.of());
    client.close();

    assertThatThrownBy(() -> caller.cancel(client)).isInstanceOf(CancelAIJobException.class);

    assertTold("DONE CANCEL %s, attempt 0, PT0S, TransportFailedException");
  }

  @ParameterizedTest
  @EnumSource
  void is_told_of_the_end_that_an_error_makes(Caller caller) {
    Error failure = new LinkageError("no such class");
    CancelAIJobClient client =
        client(
            Script.of(
                request -> {
                  throw failure;
                }));

    assertThatThrownBy(() -> caller.cancel(client)).isSameAs(failure);

    assertTold(
        "ATTEMPT_STARTED CANCEL %s, attempt 1, PT0S", "DONE CANCEL %s, attempt 1, PT0S, OTHER");
  }

  @ParameterizedTest
  @EnumSource
  void that_throws_has_no_say(Caller caller) throws Throwable {
    for (Throwable thrown :
        List.of(new IllegalStateException("no metrics"), new IOException("from Kotlin"))) {
      CallListener listener =
          event -> {
            events.add(event);
            throw RecordingTransport.<RuntimeException>sneaky(thrown);
          };

      CancelReceipt receipt =
          caller.cancel(
              Clients.retrying(Script.of(answer(503), answer(200)), time)
                  .listener(listener)
                  .build());

      assertThat(receipt.attempts()).isEqualTo(2);
      assertThat(last().type()).isEqualTo(CallEvent.Type.DONE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hears_no_secret(Caller caller) {
    Script script =
        Script.of(
            Script.body(502, Clients.KEY, "x-ci-request-id", Clients.TOKEN),
            Script.body(
                403, RecordingSigner.AUTHORIZATION, "x-ci-request-id", RecordingSigner.SIGNATURE));

    assertThatThrownBy(() -> caller.cancel(client(script)))
        .isInstanceOf(CancelAIJobException.class);

    assertThat(events)
        .anyMatch(event -> event.requestId().filter("[redacted]"::equals).isPresent());
    StringBuilder all = new StringBuilder();
    for (CallEvent event : events) {
      all.append(event);
      event.requestId().ifPresent(all::append);
      event.error().ifPresent(e -> all.append(Clients.stackTraceOf(e)).append(e.responseBody()));
    }
    assertThat(all.toString())
        .doesNotContain(Clients.KEY, Clients.TOKEN, RecordingSigner.SIGNATURE);
  }

  @ParameterizedTest
  @EnumSource
  void counts_the_attempts_that_a_used_up_call_made(Caller caller) {
    assertThatThrownBy(() -> caller.cancel(client(Script.endless(answer(503)))))
        .isInstanceOf(CancelAIJobException.class);

    assertThat(last().attempt()).isEqualTo(4);
    assertThat(last().error()).containsInstanceOf(ServiceUnavailableException.class);
    assertThat(events).hasSize(4 + 4 + 3 + 1);
  }

  @ParameterizedTest
  @EnumSource
  void hears_why_there_is_no_answer(Caller caller) {
    assertThatThrownBy(
            () -> caller.cancel(client(Script.of(Script.failure(Kind.TLS, Delivery.NOT_SENT)))))
        .isInstanceOf(CancelAIJobException.class);

    assertThat(events.get(1).failure()).contains(Kind.TLS);
    assertThat(events.get(1).httpStatus()).isEmpty();
  }

  private Script.Step taking(int seconds, Script.Step step) {
    return request -> {
      time.pass(Duration.ofSeconds(seconds));
      return step.take(request);
    };
  }

  private CallEvent last() {
    return events.get(events.size() - 1);
  }

  private void assertTold(String... texts) {
    assertThat(events)
        .extracting(CallEvent::toString)
        .containsExactly(
            Arrays.stream(texts)
                .map(text -> "CallEvent[" + String.format(text, Clients.JOB) + "]")
                .toArray(String[]::new));
  }

  private CancelAIJobClient client(Script script) {
    return builder(script).build();
  }

  private CancelAIJobClient.Builder builder(HttpTransport transport) {
    return Clients.retrying(transport, time).listener(events::add);
  }
}
