package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.spi.Credentials;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That each attempt is a request of its own: its keys, its signature, its date. */
class AttemptTest {
  private final FakeTime time = new FakeTime(Clients.NOW);
  private final RecordingSigner signer = new RecordingSigner();

  @ParameterizedTest
  @EnumSource
  void is_signed_as_of_its_own_time(Caller caller) throws Throwable {
    Script script =
        Script.of(answer(503, "Retry-After", "1"), answer(503, "Retry-After", "9"), answer(200));

    caller.cancel(Clients.retrying(script, time).signer(signer).build());

    assertThat(signer.times)
        .containsExactly(
            Clients.NOW,
            Clients.NOW.plus(Duration.ofSeconds(1)),
            Clients.NOW.plus(Duration.ofSeconds(10)));
    assertThat(script.requests)
        .extracting(request -> request.headers().first("Date").orElseThrow())
        .containsExactly(
            "Mon, 06 May 2019 06:45:51 GMT",
            "Mon, 06 May 2019 06:45:52 GMT",
            "Mon, 06 May 2019 06:46:01 GMT");
  }

  @ParameterizedTest
  @EnumSource
  void takes_the_keys_of_its_own_time_together(Caller caller) throws Throwable {
    Script script = Script.of(answer(503), answer(503), answer(200));
    AtomicInteger asked = new AtomicInteger();

    caller.cancel(
        Clients.retrying(script, time)
            .signer(signer)
            .credentials(() -> Rotating.keys(asked.getAndIncrement()))
            .build());

    assertThat(signer.credentials)
        .extracting(Credentials::secretKey)
        .containsExactly("FAKE/KEY/0", "FAKE/KEY/1", "FAKE/KEY/2");
    assertThat(script.requests)
        .extracting(request -> request.headers().first("x-ci-security-token").orElseThrow())
        .containsExactly("FAKE/TOKEN/0", "FAKE/TOKEN/1", "FAKE/TOKEN/2");
    assertThat(signer.requests)
        .extracting(request -> request.headers().get("x-ci-security-token"))
        .containsExactly("FAKE/TOKEN/0", "FAKE/TOKEN/1", "FAKE/TOKEN/2");
  }

  @ParameterizedTest
  @EnumSource
  void says_the_same_thing_every_time(Caller caller) throws Throwable {
    Script script = Script.of(answer(503), answer(200));

    caller.cancel(Clients.retrying(script, time).build());

    assertThat(script.requests)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("PUT");
              assertThat(request.uri())
                  .hasToString("https://" + Clients.HOST + "/ai_jobs/" + Clients.JOB + "?cancel");
              assertThat(request.body()).isEmpty();
            });
  }

  @ParameterizedTest
  @EnumSource
  void without_keys_tells_what_was_said_before(Caller caller) {
    IllegalStateException noKeys = new IllegalStateException("no keys any more");
    AtomicInteger asked = new AtomicInteger();
    Script script = Script.of(Script.lost(), answer(503, "x-ci-request-id", "req-2"));
    CancelAIJobClient client =
        Clients.retrying(script, time)
            .credentials(
                () -> {
                  if (asked.incrementAndGet() == 3) {
                    throw noKeys;
                  }
                  return Clients.TEMPORARY;
                })
            .build();

    AuthenticationFailedException e =
        catchThrowableOfType(AuthenticationFailedException.class, () -> caller.cancel(client));

    assertThat(e).hasCause(noKeys);
    assertThat(e.attempts()).isEqualTo(2);
    assertThat(e.mayHaveBeenCanceled()).isTrue();
    assertThat(e.getSuppressed()).hasSize(1);
    assertThat((ServiceUnavailableException) e.getSuppressed()[0])
        .hasMessageContaining("request id req-2");
  }

  @ParameterizedTest
  @EnumSource
  void hides_the_keys_of_each_time(Caller caller) throws Throwable {
    AtomicInteger asked = new AtomicInteger();
    Script script =
        Script.of(
            Script.body(503, "FAKE/KEY/0 FAKE/TOKEN/0", "x-ci-request-id", "FAKE/TOKEN/0"),
            Script.body(403, "FAKE/KEY/1 FAKE/TOKEN/1", "x-ci-request-id", "FAKE/TOKEN/1"));
    StringBuilder told = new StringBuilder();
    CancelAIJobClient client =
        Clients.retrying(script, time)
            .credentials(() -> Rotating.keys(asked.getAndIncrement()))
            .listener(event -> told.append(event))
            .build();

    Throwable e = catchThrowableOfType(RuntimeException.class, () -> caller.cancel(client));

    assertThat(told.append(Clients.stackTraceOf(e)).toString())
        .contains("[redacted]")
        .doesNotContain("FAKE/KEY/", "FAKE/TOKEN/");
  }
}
