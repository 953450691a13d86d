package io.github.cancelaijob.core;

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
import io.github.cancelaijob.core.error.UnexpectedResponseException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {
  private static final String BODY =
      "<Error><Code>%s</Code><Message>%s</Message><RequestId>b-req</RequestId>"
          + "<TraceId>b-trace</TraceId></Error>";
  private static final String[] IDS = {"X-Ci-Request-Id", "h-req", "X-Ci-Trace-Id", "h-trace"};

  static Stream<Arguments> errors() {
    return bothWays(
        arguments(302, "Found", "moved", UnexpectedResponseException.class, "never followed"),
        arguments(204, "None", "x", UnexpectedResponseException.class, "200 and nothing else"),
        arguments(400, "X", "can not be modified", JobNotPendingException.class, "Submitted"),
        arguments(409, "Conflict", "x", JobNotPendingException.class, "describe the job"),
        arguments(404, "NoSuchJob", "x", JobNotFoundException.class, "bucket and region"),
        arguments(
            403, "AccessDenied", "x", PermissionDeniedException.class, "ci:CancelAiProcessJob"),
        arguments(400, "CIRoleNotExist", "x", PermissionDeniedException.class, "CI_QCSRole"),
        arguments(402, "Unheard", "x", PermissionDeniedException.class, "overdue"),
        arguments(451, "Unheard", "x", PermissionDeniedException.class, "legal"),
        arguments(
            403, "SignatureDoesNotMatch", "x", AuthenticationFailedException.class, "secret key"),
        arguments(403, "InvalidAccessKeyId", "x", AuthenticationFailedException.class, "secret id"),
        arguments(400, "ExpiredToken", "x", AuthenticationFailedException.class, "fresh"),
        arguments(403, "RequestTimeTooSkewed", "x", AuthenticationFailedException.class, "clock"),
        arguments(
            401, "Unheard", "x", AuthenticationFailedException.class, "secret id, secret key"),
        arguments(400, "InvalidArgument", "x", InvalidRequestException.class, "Look up"),
        arguments(
            411, "MissingContentLength", "x", InvalidRequestException.class, "Content-Length"),
        arguments(404, "NoSuchBucket", "x", InvalidRequestException.class, "CI is enabled"),
        arguments(403, "AccessDenied", "Strict signature", InvalidRequestException.class, "signed"),
        arguments(429, "SlowDown", "x", ThrottledException.class, "fewer"),
        arguments(503, "SlowDown", "x", ThrottledException.class, "fewer"),
        arguments(500, "InternalError", "x", ServiceUnavailableException.class, "later"));
  }

  /** Each case once for each way to call. */
  static Stream<Arguments> bothWays(Arguments... cases) {
    return Arrays.stream(Caller.values())
        .flatMap(
            caller ->
                Arrays.stream(cases)
                    .map(
                        one -> {
                          Object[] all = Arrays.copyOf(one.get(), one.get().length + 1);
                          all[all.length - 1] = caller;
                          return arguments(all);
                        }));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void becomes_an_error_that_keeps_all_it_said(
      int status,
      String code,
      String message,
      Class<? extends CancelAIJobException> type,
      String advice,
      Caller caller) {
    String body = String.format(BODY, code, message);

    CancelAIJobException e = errorOf(caller, RecordingTransport.answering(status, body, IDS));

    assertThat(e).isExactlyInstanceOf(type).hasNoCause();
    assertThat(e.jobId()).isEqualTo(Clients.JOB);
    assertThat(e.httpStatus()).hasValue(status);
    assertThat(e.errorCode()).contains(code);
    assertThat(e.errorMessage()).contains(message);
    assertThat(e.requestId()).contains("b-req");
    assertThat(e.traceId()).contains("b-trace");
    assertThat(e.responseBody()).contains(body);
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.advice()).contains(advice);
    assertThat(e)
        .hasMessage(
            "HTTP %s %s for job %s (request id b-req): %s. %s",
            status, code, Clients.JOB, message, e.advice());
  }

  static Stream<Arguments> bareAnswers() {
    return bothWays(
        arguments(502, "<html><body>Bad Gateway</body></html>", ServiceUnavailableException.class),
        arguments(403, "{\"code\":\"AccessDenied\"}", InvalidRequestException.class),
        arguments(401, "", AuthenticationFailedException.class),
        arguments(301, "<Error><Code></Code></Error>", UnexpectedResponseException.class));
  }

  @ParameterizedTest
  @MethodSource("bareAnswers")
  void without_an_error_document_falls_back_to_the_headers(
      int status, String body, Class<? extends CancelAIJobException> type, Caller caller) {
    CancelAIJobException e = errorOf(caller, RecordingTransport.answering(status, body, IDS));

    assertThat(e).isExactlyInstanceOf(type);
    assertThat(e.errorCode()).isEmpty();
    assertThat(e.errorMessage()).isEmpty();
    assertThat(e.requestId()).contains("h-req");
    assertThat(e.traceId()).contains("h-trace");
    assertThat(e.responseBody().orElse("")).isEqualTo(body);
    assertThat(e.responseBody().isPresent()).isEqualTo(!body.isEmpty());
    assertThat(e.getMessage())
        .startsWith("HTTP " + status + " for job " + Clients.JOB + " (request id h-req). ");
  }

  @ParameterizedTest
  @EnumSource
  void of_cos_gives_its_ids_if_ci_gives_none(Caller caller) {
    String[] both = {
      "x-cos-request-id", "c-req", "x-ci-request-id", "h-req", "x-cos-trace-id", "c-trace"
    };

    CancelAIJobException e = errorOf(caller, RecordingTransport.answering(500, "", both));

    assertThat(e.requestId()).contains("h-req");
    assertThat(e.traceId()).contains("c-trace");
  }

  @ParameterizedTest
  @EnumSource
  void without_anything_still_is_an_error(Caller caller) {
    CancelAIJobException e = errorOf(caller, RecordingTransport.answering(400, ""));

    assertThat(e.requestId()).isEmpty();
    assertThat(e.traceId()).isEmpty();
    assertThat(e.responseBody()).isEmpty();
    assertThat(e.advice()).contains("proxy or gateway");
  }

  @ParameterizedTest
  @EnumSource
  void of_200_becomes_a_receipt_whatever_its_body(Caller caller) throws Throwable {
    String body = String.format(BODY, "AccessDenied", "not pending");

    CancelReceipt receipt =
        caller.cancel(Clients.client(RecordingTransport.answering(200, body, IDS)));

    assertThat(receipt.jobId()).isEqualTo(Clients.JOB);
    assertThat(receipt.httpStatus()).isEqualTo(200);
    assertThat(receipt.requestId()).contains("h-req");
    assertThat(receipt.traceId()).contains("h-trace");
    assertThat(receipt.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void names_the_permission_that_is_missing(Caller caller) {
    RecordingTransport transport =
        RecordingTransport.answering(403, String.format(BODY, "AccessDenied", "x"));

    PermissionDeniedException e = (PermissionDeniedException) errorOf(caller, transport);

    assertThat(e.requiredAction()).isEqualTo("ci:CancelAiProcessJob");
    assertThat(e.requiredResource())
        .isEqualTo("qcs::ci::uid/1250000000:bucket/examplebucket-1250000000/*");
    assertThat(e).hasMessageContainingAll(e.requiredAction(), e.requiredResource());
  }

  @ParameterizedTest
  @EnumSource
  void names_the_permissions_form_if_the_bucket_is_unknown(Caller caller) {
    CancelAIJob client =
        CancelAIJobClient.builder()
            .endpoint(Endpoint.of("https://ci.example"))
            .credentials(Clients.PERMANENT)
            .signer(new RecordingSigner())
            .transport(RecordingTransport.answering(451, ""))
            .build();

    PermissionDeniedException e =
        catchThrowableOfType(PermissionDeniedException.class, () -> caller.cancel(client));

    assertThat(e.requiredResource()).isEqualTo("qcs::ci::uid/<APPID>:bucket/<BucketName-APPID>/*");
  }

  static CancelAIJobException errorOf(Caller caller, RecordingTransport transport) {
    return catchThrowableOfType(
        CancelAIJobException.class, () -> caller.cancel(Clients.client(transport)));
  }
}
