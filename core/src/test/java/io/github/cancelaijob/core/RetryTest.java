package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static io.github.cancelaijob.core.Script.body;
import static io.github.cancelaijob.core.Script.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.InvalidRequestException;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.error.UnexpectedResponseException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryTest {
  private final FakeTime time = new FakeTime(Clients.NOW);

  /** The rows of the classification table: status, code, message, error, requests, in doubt. */
  static Stream<Arguments> rows() {
    return AnswerTest.bothWays(
        arguments(201, "", "", UnexpectedResponseException.class, 1, true),
        arguments(302, "", "", UnexpectedResponseException.class, 1, false),
        arguments(307, "TemporaryRedirect", "", UnexpectedResponseException.class, 1, false),
        arguments(409, "", "", JobNotPendingException.class, 1, false),
        arguments(400, "X", "can not be modified", JobNotPendingException.class, 1, false),
        arguments(404, "NoSuchJob", "", JobNotFoundException.class, 1, false),
        arguments(401, "AccessDenied", "", PermissionDeniedException.class, 1, false),
        arguments(403, "AccessDenied", "", PermissionDeniedException.class, 1, false),
        arguments(400, "CIRoleNotExist", "", PermissionDeniedException.class, 1, false),
        arguments(402, "", "", PermissionDeniedException.class, 1, false),
        arguments(451, "", "", PermissionDeniedException.class, 1, false),
        arguments(401, "", "", AuthenticationFailedException.class, 1, false),
        arguments(403, "SignatureDoesNotMatch", "", AuthenticationFailedException.class, 1, false),
        arguments(429, "", "", ThrottledException.class, 4, false),
        arguments(429, "SlowDown", "", ThrottledException.class, 4, false),
        arguments(403, "RequestLimitExceeded", "", ThrottledException.class, 4, false),
        arguments(503, "SlowDown", "", ThrottledException.class, 4, false),
        arguments(500, "", "", ServiceUnavailableException.class, 4, true),
        arguments(501, "", "", ServiceUnavailableException.class, 1, false),
        arguments(502, "", "", ServiceUnavailableException.class, 4, true),
        arguments(503, "", "", ServiceUnavailableException.class, 4, false),
        arguments(504, "", "", ServiceUnavailableException.class, 4, true),
        arguments(599, "", "", ServiceUnavailableException.class, 4, true),
        arguments(400, "InvalidArgument", "", InvalidRequestException.class, 1, false),
        arguments(408, "", "", InvalidRequestException.class, 1, false),
        arguments(411, "MissingContentLength", "", InvalidRequestException.class, 1, false));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void is_made_of_what_may_pass_alone(
      int status,
      String code,
      String message,
      Class<? extends CancelAIJobException> type,
      int requests,
      boolean inDoubt,
      Caller caller) {
    Script script = Script.endless(Script.error(status, code, message));

    CancelAIJobException e = errorOf(caller, script);

    assertThat(e).isExactlyInstanceOf(type);
    assertThat(script.requests).hasSize(requests);
    assertThat(e.attempts()).isEqualTo(requests);
    assertThat(e.httpStatus()).hasValue(status);
    assertThat(e.mayHaveBeenCanceled()).isEqualTo(inDoubt);
    assertThat(e.getMessage().contains("Not tried again")).isEqualTo(requests > 1);
  }

  /** The table's last row, no complete answer. */
  static Stream<Arguments> kinds() {
    return AnswerTest.bothWays(
        arguments(Kind.CONNECT, 4),
        arguments(Kind.UNKNOWN_HOST, 4),
        arguments(Kind.TLS, 1),
        arguments(Kind.POOL, 4),
        arguments(Kind.TIMEOUT, 4),
        arguments(Kind.CONNECTION_LOST, 4),
        arguments(Kind.PROTOCOL, 4),
        arguments(Kind.INTERRUPTED, 1),
        arguments(Kind.CANCELED, 1),
        arguments(Kind.CLOSED, 1),
        arguments(Kind.INVALID_REQUEST, 1),
        arguments(Kind.OTHER, 1));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void is_made_of_failures_that_may_pass_alone(Kind kind, int requests, Caller caller) {
    Script script = Script.endless(failure(kind, Delivery.NOT_SENT));

    TransportFailedException e = (TransportFailedException) errorOf(caller, script);

    assertThat(script.requests).hasSize(requests);
    assertThat(e.attempts()).isEqualTo(requests);
    assertThat(e.mayHaveReachedService()).isFalse();
    assertThat(e.mayHaveBeenCanceled()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void ends_with_the_first_success(Caller caller) throws Throwable {
    Script script =
        Script.of(
            answer(503, "x-ci-request-id", "req-1"),
            answer(503, "x-ci-request-id", "req-2"),
            answer(200, "x-ci-request-id", "req-3", "x-ci-trace-id", "trace-3"));

    CancelReceipt receipt = caller.cancel(Clients.retrying(script, time).build());

    assertThat(receipt.attempts()).isEqualTo(3);
    assertThat(receipt.requestId()).contains("req-3");
    assertThat(receipt.traceId()).contains("trace-3");
    assertThat(receipt.confirmed()).isFalse();
    assertThat(time.waits).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100));
  }

  @ParameterizedTest
  @EnumSource
  void ends_with_what_was_said_last(Caller caller) {
    Script script =
        Script.of(
            body(503, "one", "x-ci-request-id", "req-1"),
            Script.error(404, "NoSuchJob", "none", "x-ci-request-id", "req-2"));

    CancelAIJobException e = errorOf(caller, script);

    assertThat(e).isExactlyInstanceOf(JobNotFoundException.class);
    assertThat(e.requestId()).contains("req-2");
    assertThat(e)
        .hasMessage(
            "HTTP 404 NoSuchJob for job %s after 2 attempts (request id req-2): none. %s",
            Clients.JOB, e.advice());
  }

  @ParameterizedTest
  @EnumSource
  void that_is_used_up_says_so(Caller caller) {
    CancelAIJobException e = errorOf(caller, Script.endless(answer(503)));

    assertThat(e)
        .hasMessage(
            "HTTP 503 for job %s after 4 attempts. Not tried again: all 4 attempts are used."
                + " Try again later",
            Clients.JOB);
    assertThat(time.waits)
        .containsExactly(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @ParameterizedTest
  @EnumSource
  void is_not_missed_by_a_policy_without(Caller caller) {
    Script script = Script.of(answer(503, "Retry-After", "1"));

    CancelAIJobException e =
        catchThrowableOfType(
            CancelAIJobException.class,
            () ->
                caller.cancel(
                    Clients.retrying(script, time).retryPolicy(RetryPolicy.none()).build()));

    assertThat(e).hasMessage("HTTP 503 for job %s. Try again later", Clients.JOB);
    assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(time.waits).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void of_something_nobody_declared_is_not_made(Caller caller) {
    Script script =
        Script.of(
            request -> {
              throw new IllegalStateException("state: 3");
            });

    TransportFailedException e = (TransportFailedException) errorOf(caller, script);

    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.mayHaveBeenCanceled()).isTrue();
  }

  private CancelAIJobException errorOf(Caller caller, Script script) {
    return catchThrowableOfType(
        CancelAIJobException.class, () -> caller.cancel(Clients.retrying(script, time).build()));
  }
}
