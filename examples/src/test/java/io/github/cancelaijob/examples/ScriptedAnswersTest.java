package io.github.cancelaijob.examples;

import static io.github.cancelaijob.examples.ScriptedEndpoint.byClock;
import static io.github.cancelaijob.examples.ScriptedEndpoint.document;
import static io.github.cancelaijob.examples.ScriptedEndpoint.endless;
import static io.github.cancelaijob.examples.ScriptedEndpoint.error;
import static io.github.cancelaijob.examples.ScriptedEndpoint.ok;
import static io.github.cancelaijob.examples.ScriptedEndpoint.reset;
import static io.github.cancelaijob.examples.ScriptedEndpoint.skewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.InvalidRequestException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a call at the end, whatever the service answers, over every client. */
@ParameterizedClass(name = "{0}, async: {1}")
@MethodSource("ways")
@Timeout(60)
class ScriptedAnswersTest {
  private static final JobId JOB = JobId.of("a8d121820f5e411ec926ef19d53ba9c6f");
  private final RetryPolicy.Builder quick =
      RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).maxDelay(Duration.ofMillis(4));

  @Parameter(0)
  private HttpClientKind kind;

  @Parameter(1)
  private boolean async;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final ConcurrentLinkedQueue<CallEvent> events = new ConcurrentLinkedQueue<>();
  private ScriptedEndpoint service;

  static Stream<Arguments> ways() {
    return Stream.of(HttpClientKind.values())
        .flatMap(
            kind ->
                Stream.of(false, true)
                    .filter(async -> !(async && kind == HttpClientKind.APACHE_CLASSIC))
                    .map(async -> Arguments.of(kind, async)));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void two_failures_are_followed_by_success() throws Exception {
    CancelAIJobClient client = clientOf(unavailable(), unavailable(), ok());

    CancelReceipt receipt = cancel(client);

    assertThat(receipt.attempts()).isEqualTo(3);
    assertThat(receipt.requestId()).contains("req-3");
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void a_throttled_call_waits_as_long_as_it_is_told() throws Exception {
    CancelAIJobClient client =
        clientOf(error(429, "SlowDown", "Reduce your request rate.", "Retry-After: 1"), ok());

    CancelReceipt receipt = cancel(client);

    assertThat(receipt.attempts()).isEqualTo(2);
    assertThat(receipt.requestId()).contains("req-2");
    assertThat(events(CallEvent.Type.WAITING))
        .extracting(CallEvent::duration)
        .containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void a_wait_beyond_the_deadline_is_not_begun() throws Exception {
    CancelAIJobClient client =
        clientOf(error(503, "ServiceUnavailable", "Later.", "Retry-After: 3600"), ok());

    ServiceUnavailableException e = failure(client, ServiceUnavailableException.class);

    assertThat(e).hasMessageContaining("the service asks for a wait of PT1H");
    assertThat(e.retryAfter()).contains(Duration.ofHours(1));
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void a_broken_connection_is_followed_by_success() throws Exception {
    CancelAIJobClient client = clientOf(reset(), ok());

    CancelReceipt receipt = cancel(client);

    assertThat(receipt.attempts()).isEqualTo(2);
    assertThat(receipt.requestId()).contains("req-2");
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void an_outage_ends_with_the_attempts() throws Exception {
    CancelAIJobClient client = clientOf(quick.maxAttempts(5).build(), unavailable());

    ServiceUnavailableException e = failure(client, ServiceUnavailableException.class);

    assertThat(e.attempts()).isEqualTo(5);
    assertThat(e.requestId()).contains("req-5");
    assertThat(service.requests()).hasSize(5);
  }

  @Test
  void an_outage_ends_with_the_time() throws Exception {
    RetryPolicy policy =
        RetryPolicy.builder()
            .baseDelay(Duration.ofMillis(50))
            .maxDelay(Duration.ofMillis(50))
            .maxAttempts(1_000_000)
            .budget(1_000_000)
            .timeout(Duration.ofMillis(500))
            .build();
    CancelAIJobClient client = clientOf(policy, unavailable());

    CancelAIJobException e = failure(client, CancelAIJobException.class);

    assertThat(e)
        .isInstanceOfAny(ServiceUnavailableException.class, TransportFailedException.class);
    assertThat(e.attempts()).isBetween(service.requests().size(), service.requests().size() + 1);
    assertThat(events(CallEvent.Type.WAITING))
        .extracting(CallEvent::duration)
        .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMillis(50)));
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, Access Denied., PermissionDeniedException",
    "403, SignatureDoesNotMatch, Wrong., AuthenticationFailedException",
    "404, NoSuchJob, No such job., JobNotFoundException",
    "409, Conflict, The job provided can not be modified., JobNotPendingException",
    "400, InvalidArgument, Invalid., InvalidRequestException",
    "501, NotImplemented, Never., ServiceUnavailableException"
  })
  void what_will_not_pass_is_asked_once(int status, String code, String message, String type)
      throws Exception {
    CancelAIJobClient client = clientOf(error(status, code, message), ok());

    CancelAIJobException e = failure(client, CancelAIJobException.class);

    assertThat(e.getClass().getSimpleName()).isEqualTo(type);
    assertThat(e.httpStatus()).hasValue(status);
    assertThat(e.errorCode()).contains(code);
    assertThat(e.errorMessage()).contains(message);
    assertThat(e.requestId()).contains("req-1");
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.mayHaveBeenCanceled()).isFalse();
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, -2})
  void a_clock_that_is_off_is_corrected_once_for_all_calls(int hours) throws Exception {
    CancelAIJobClient client = clientOf(byClock(Duration.ofHours(hours)));

    assertThat(cancel(client).attempts()).isEqualTo(2);
    assertThat(events(CallEvent.Type.CLOCK_CORRECTED))
        .singleElement()
        .extracting(CallEvent::duration)
        .satisfies(
            ahead -> assertThat(ahead.minusHours(hours).abs()).isLessThan(Duration.ofSeconds(30)));
    assertThat(cancel(client).attempts()).isEqualTo(1);
    assertThat(service.requests()).hasSize(3);
    assertThat(events(CallEvent.Type.CLOCK_CORRECTED)).hasSize(1);
  }

  @Test
  void a_clock_of_1970_is_no_clock() throws Exception {
    CancelAIJobClient client = clientOf(skewed(Instant.EPOCH), ok());

    AuthenticationFailedException e = failure(client, AuthenticationFailedException.class);

    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.requestId()).contains("req-1");
    assertThat(service.requests()).hasSize(1);
    assertThat(events(CallEvent.Type.CLOCK_CORRECTED)).isEmpty();
  }

  @Test
  void a_document_that_explodes_is_left_alone() throws Exception {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE Error [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 20; i++) {
      laughs.append("<!ENTITY l").append(i).append(" \"");
      laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
    }
    laughs.append("]><Error><Code>&l19;</Code></Error>");

    assertThat(unreadable(document(400, laughs.toString())).responseBody()).contains(laughs + "");
  }

  @Test
  void a_document_of_others_is_not_fetched() throws Exception {
    try (ScriptedEndpoint other = new ScriptedEndpoint(ok())) {
      String body =
          "<!DOCTYPE Error [<!ENTITY x SYSTEM \""
              + other.endpoint()
              + "/x\">]><Error><Code>&x;</Code></Error>";

      unreadable(document(400, body));

      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void a_body_without_end_is_cut() throws Exception {
    assertThat(unreadable(endless(400)).responseBody())
        .hasValueSatisfying(body -> assertThat(body).hasSizeLessThanOrEqualTo(64 << 10));
  }

  @Test
  void a_page_of_a_proxy_is_kept() throws Exception {
    String page = "<html><body><h1>Nein<br></h1></body></html>";

    assertThat(unreadable(document(400, page, "Content-Type: text/html")).responseBody())
        .contains(page);
  }

  @Test
  void no_body_is_enough() throws Exception {
    assertThat(unreadable(document(400, "")).responseBody()).isEmpty();
  }

  @Test
  void a_job_that_was_canceled_unheard_may_have_been() throws Exception {
    CancelAIJobClient client = clientOf(reset(), tooLate());

    JobNotPendingException e = failure(client, JobNotPendingException.class);

    assertThat(e.mayHaveBeenCanceled()).isTrue();
    assertThat(e.requestId()).contains("req-2");
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void a_job_that_was_canceled_unheard_is_found_out() throws Exception {
    ScriptedEndpoint.Step described =
        document(
            200,
            "<Response><JobsDetail><JobId>"
                + JOB
                + "</JobId><State>Cancel</State></JobsDetail></Response>");
    CancelAIJobClient client = serving(reset(), tooLate(), described).verifyLostAnswers().build();

    CancelReceipt receipt = cancel(client);

    assertThat(receipt.confirmed()).isTrue();
    assertThat(receipt.requestId()).contains("req-3");
    assertThat(service.requests())
        .extracting(request -> request.method())
        .containsExactly("PUT", "PUT", "GET");
  }

  /** Cancels a job of a service whose error body says nothing, and returns what is known then. */
  private CancelAIJobException unreadable(ScriptedEndpoint.Step step) throws Exception {
    CancelAIJobClient client = clientOf(step, ok());

    InvalidRequestException e = failure(client, InvalidRequestException.class);

    assertThat(e.httpStatus()).hasValue(400);
    assertThat(e.errorCode()).isEmpty();
    assertThat(e.requestId()).contains("req-1");
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(service.requests()).hasSize(1);
    return e;
  }

  private CancelReceipt cancel(CancelAIJobClient client) throws Exception {
    if (!async) {
      return client.cancel(JOB);
    }
    try {
      return client.cancelAsync(JOB).join();
    } catch (CompletionException e) {
      throw (Exception) e.getCause();
    }
  }

  private <E extends CancelAIJobException> E failure(CancelAIJobClient client, Class<E> type) {
    E failure = catchThrowableOfType(type, () -> cancel(client));
    assertThat(failure).isNotNull();
    return failure;
  }

  private CancelAIJobClient clientOf(ScriptedEndpoint.Step... steps) {
    return serving(steps).build();
  }

  private CancelAIJobClient clientOf(RetryPolicy policy, ScriptedEndpoint.Step... steps) {
    return serving(steps).retryPolicy(policy).build();
  }

  private CancelAIJobClient.Builder serving(ScriptedEndpoint.Step... steps) {
    service = new ScriptedEndpoint(steps);
    HttpClientKind.Open http = kind.open();
    open.add(http);
    open.add(service);
    return CancelAIJobClient.builder()
        .endpoint(service.endpoint())
        .credentials(Credentials.of("AKIDEXAMPLE-not-a-key", "example-secret-key-not-a-key"))
        .signer(CosSigner.create())
        .retryPolicy(quick.build())
        .listener(events::add)
        .transport(http.transport);
  }

  private List<CallEvent> events(CallEvent.Type type) {
    return events.stream().filter(event -> event.type() == type).collect(Collectors.toList());
  }

  private static ScriptedEndpoint.Step unavailable() {
    return error(503, "ServiceUnavailable", "Please try again.");
  }

  private static ScriptedEndpoint.Step tooLate() {
    return error(409, "Conflict", "The job provided can not be modified.");
  }
}
