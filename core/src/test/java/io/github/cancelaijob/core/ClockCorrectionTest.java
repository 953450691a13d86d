package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClockCorrectionTest {
  private static final Instant NOW = Instant.parse("2024-05-06T06:45:51Z");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final FakeTime time = new FakeTime(NOW);
  private final RecordingSigner signer = new RecordingSigner();
  private final List<CallEvent> corrections = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "7200, BLOCKING",
    "7200, ASYNC",
    "-7200, BLOCKING",
    "-7200, ASYNC",
    "30, BLOCKING",
    "-30, ASYNC"
  })
  void is_made_at_once_and_signs_by_the_services_clock(int skew, Caller caller) throws Throwable {
    Script script = Script.of(skewed(skew), answer(200));

    CancelReceipt receipt = caller.cancel(client(script));

    assertThat(receipt.attempts()).isEqualTo(2);
    assertThat(signer.times).containsExactly(NOW, NOW.plusSeconds(skew));
    assertThat(script.requests.get(1).headers().first("Date"))
        .contains(HTTP_DATE.format(NOW.plusSeconds(skew)));
    assertThat(time.waits).isEmpty();
    assertThat(corrections)
        .extracting(CallEvent::duration)
        .containsExactly(Duration.ofSeconds(skew));
  }

  @ParameterizedTest
  @CsvSource({
    "401, SignatureExpired, , BLOCKING",
    "401, SignatureExpired, , ASYNC",
    "403, AccessDenied, Request has expired, BLOCKING",
    "403, AccessDenied, REQUEST HAS EXPIRED., ASYNC",
    "403, Request has expired, , BLOCKING",
    "400, RequestTimeTooSkewed, , BLOCKING"
  })
  void is_made_for_each_way_to_complain(int status, String code, String message, Caller caller)
      throws Throwable {
    Script script =
        Script.of(
            Script.error(status, code, message == null ? "" : message, "Date", date(3600)),
            answer(200));

    assertThat(caller.cancel(client(script)).attempts()).isEqualTo(2);

    assertThat(signer.times).containsExactly(NOW, NOW.plusSeconds(3600));
  }

  @ParameterizedTest
  @EnumSource
  void is_remembered_for_the_calls_to_come(Caller caller) throws Throwable {
    Script script = Script.of(skewed(7200), answer(200), answer(200), answer(200));
    CancelAIJobClient client = client(script);

    caller.cancel(client);
    time.pass(Duration.ofMinutes(1));
    assertThat(caller.cancel(client).attempts()).isEqualTo(1);
    assertThat(caller.cancel(client).attempts()).isEqualTo(1);

    assertThat(signer.times.subList(2, 4)).containsOnly(NOW.plusSeconds(7260));
    assertThat(corrections).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void is_learned_even_where_nothing_is_tried_again(Caller caller) throws Throwable {
    Script script = Script.of(skewed(7200), answer(200));
    CancelAIJobClient client = builder(script).retryPolicy(RetryPolicy.none()).build();

    assertThat(refusal(caller, client).attempts()).isEqualTo(1);
    caller.cancel(client);

    assertThat(signer.times).containsExactly(NOW, NOW.plusSeconds(7200));
    assertThat(corrections).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void is_learned_from_the_last_attempt_too(Caller caller) throws Throwable {
    Script script = Script.of(answer(503), answer(503), answer(503), skewed(7200), answer(200));
    CancelAIJobClient client = client(script);

    assertThat(refusal(caller, client))
        .hasMessageContaining("Not tried again: all 4 attempts are used. ");
    caller.cancel(client);

    assertThat(signer.times.get(4)).isEqualTo(NOW.plusSeconds(7200));
  }

  @ParameterizedTest
  @EnumSource
  void is_made_once_a_call_and_forgotten_if_useless(Caller caller) {
    Script script = Script.of(skewed(7200), skewed(14_400), skewed(0));
    CancelAIJobClient client = client(script);

    AuthenticationFailedException e = refusal(caller, client);

    assertThat(e.attempts()).isEqualTo(2);
    assertThat(e.advice()).contains("clock");
    // The next call begins with the local clock again, and finds nothing wrong with it.
    assertThat(refusal(caller, client).attempts()).isEqualTo(1);
    assertThat(signer.times).containsExactly(NOW, NOW.plusSeconds(7200), NOW);
    assertThat(corrections).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void is_taken_back_when_the_local_clock_is_set(Caller caller) throws Throwable {
    Script script = Script.of(skewed(7200), answer(200), skewed(7200), answer(200), answer(200));
    CancelAIJobClient client = client(script);

    caller.cancel(client);
    time.pass(Duration.ofHours(2));
    assertThat(caller.cancel(client).attempts()).isEqualTo(2);
    caller.cancel(client);

    assertThat(signer.times.subList(2, 5))
        .containsExactly(NOW.plusSeconds(14_400), NOW.plusSeconds(7200), NOW.plusSeconds(7200));
    assertThat(corrections)
        .extracting(CallEvent::duration)
        .containsExactly(Duration.ofHours(2), Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 01 Jan 1970 00:00:10 GMT', BLOCKING",
    "'Thu, 01 Jan 1970 00:00:10 GMT', ASYNC",
    "'Thursday, 01-Jan-70 00:00:10 GMT', BLOCKING",
    "'Tue, 31 Dec 2019 23:59:59 GMT', BLOCKING",
    "'Fri, 01 Jan 2100 00:00:01 GMT', BLOCKING",
    "'Fri, 01 Jan 9999 00:00:00 GMT', ASYNC",
    "'Mon, 06 May 2024 06:46:20 GMT', BLOCKING",
    "'Mon, 06 May 2024 06:45:22 GMT', ASYNC",
    "'Mon, 06 May 2024 06:45:51 GMT', ASYNC",
    "2024-05-06T08:45:51Z, BLOCKING",
    "yesterday, ASYNC",
    "'', BLOCKING"
  })
  void is_not_made_by_a_date_that_cannot_be_the_trouble(String date, Caller caller) {
    Script script = Script.of(Script.error(403, "RequestTimeTooSkewed", "", "Date", date));

    AuthenticationFailedException e = refusal(caller, client(script));

    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.getMessage()).doesNotContain("Not tried again");
    assertThat(corrections).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void is_not_made_without_a_date(Caller caller) {
    Script script = Script.of(Script.error(403, "RequestTimeTooSkewed", ""));

    assertThat(refusal(caller, client(script)).attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "403, SignatureDoesNotMatch, , BLOCKING",
    "403, AccessDenied, the signature expired, BLOCKING",
    "404, RequestTimeTooSkewed, , BLOCKING",
    "401, '', , ASYNC"
  })
  void is_not_made_for_another_complaint(int status, String code, String message, Caller caller) {
    Script script =
        Script.of(Script.error(status, code, message == null ? "" : message, "Date", date(7200)));

    assertThatThrownBy(() -> caller.cancel(client(script)))
        .isInstanceOf(CancelAIJobException.class);

    assertThat(script.requests).hasSize(1);
    assertThat(corrections).isEmpty();
  }

  private AuthenticationFailedException refusal(Caller caller, CancelAIJobClient client) {
    return catchThrowableOfType(AuthenticationFailedException.class, () -> caller.cancel(client));
  }

  private CancelAIJobClient client(Script script) {
    return builder(script).build();
  }

  private CancelAIJobClient.Builder builder(Script script) {
    return Clients.retrying(script, time)
        .signer(signer)
        .listener(
            event -> {
              if (event.type() == CallEvent.Type.CLOCK_CORRECTED) {
                corrections.add(event);
              }
            });
  }

  /** Complains by a clock that is ahead of the one that the test began with. */
  private static Script.Step skewed(int seconds) {
    return Script.error(403, "RequestTimeTooSkewed", "", "Date", date(seconds));
  }

  private static String date(int secondsAhead) {
    return HTTP_DATE.format(NOW.plusSeconds(secondsAhead));
  }
}
