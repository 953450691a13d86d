package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static io.github.cancelaijob.core.Script.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialsRefreshTest {
  private final FakeTime time = new FakeTime(Clients.NOW);
  private final RecordingSigner signer = new RecordingSigner();
  private final List<CallEvent.Type> events = new ArrayList<>();
  private final Rotating provider = new Rotating();

  @ParameterizedTest
  @EnumSource
  void signs_anew_with_the_provider_s_other_keys(Caller caller) throws Throwable {
    Script script = Script.of(error(400, "ExpiredToken", ""), answer(200));

    CancelReceipt receipt = caller.cancel(client(script, provider));

    assertThat(receipt.attempts()).isEqualTo(2);
    assertThat(signer.credentials)
        .extracting(Credentials::secretId)
        .containsExactly("AKIDFAKE0", "AKIDFAKE1");
    assertThat(provider.rejected).containsExactly(signer.credentials.get(0));
    assertThat(provider.asked).hasValue(1);
    assertThat(time.waits).isEmpty();
    assertThat(events)
        .containsExactly(
            CallEvent.Type.ATTEMPT_STARTED,
            CallEvent.Type.ANSWERED,
            CallEvent.Type.CREDENTIALS_REFRESHED,
            CallEvent.Type.ATTEMPT_STARTED,
            CallEvent.Type.ANSWERED,
            CallEvent.Type.DONE);
  }

  @ParameterizedTest
  @EnumSource
  void is_made_once_a_call(Caller caller) {
    Script script = Script.of(error(400, "ExpiredToken", ""), error(400, "ExpiredToken", "again"));

    AuthenticationFailedException e = refusal(caller, script, provider);

    assertThat(e.attempts()).isEqualTo(2);
    assertThat(e.errorMessage()).contains("again");
    assertThat(provider.rejected).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void asks_again_before_a_later_retry(Caller caller) throws Throwable {
    Script script = Script.of(error(400, "ExpiredToken", ""), answer(503), answer(200));

    caller.cancel(client(script, provider));

    assertThat(signer.credentials)
        .extracting(Credentials::secretId)
        .containsExactly("AKIDFAKE0", "AKIDFAKE1", "AKIDFAKE1");
    assertThat(provider.asked).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource
  void by_the_same_keys_is_none(Caller caller) {
    for (Supplier<Credentials> same :
        List.<Supplier<Credentials>>of(() -> Clients.TEMPORARY, () -> copyOf(Clients.TEMPORARY))) {
      Script script = Script.of(error(400, "ExpiredToken", "", "x-ci-request-id", "req-1"));

      AuthenticationFailedException e = refusal(caller, script, same::get);

      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.requestId()).contains("req-1");
      assertThat(e.getSuppressed()).isEmpty();
      assertThat(e.advice()).contains("fresh temporary keys");
      assertThat(events)
          .endsWith(CallEvent.Type.ANSWERED, CallEvent.Type.DONE)
          .doesNotContain(CallEvent.Type.CREDENTIALS_REFRESHED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void by_keys_that_differ_in_one_part_is_one(Caller caller) throws Throwable {
    List<Credentials> others =
        List.of(
            Credentials.of("AKIDOTHER", Clients.KEY, Clients.TOKEN),
            Credentials.of("AKIDFAKE", "OTHER", Clients.TOKEN),
            Credentials.of("AKIDFAKE", Clients.KEY, "OTHER"),
            Credentials.of("AKIDFAKE", Clients.KEY));
    for (Credentials other : others) {
      Script script = Script.of(error(403, "InvalidAccessKeyId", ""), answer(200));

      assertThat(caller.cancel(client(script, refreshing(() -> other))).attempts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void that_fails_leaves_the_error_that_asked_for_it(Caller caller) {
    IllegalStateException failure = new IllegalStateException("metadata service is down");
    Script script = Script.of(error(400, "ExpiredToken", ""));

    AuthenticationFailedException e =
        refusal(
            caller,
            script,
            refreshing(
                () -> {
                  throw failure;
                }));

    assertThat(e.errorCode()).contains("ExpiredToken");
    assertThat(e).hasNoCause().hasSuppressedException(failure);
    assertThat(e.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void that_fails_with_a_secret_tells_none(Caller caller) {
    Script script = Script.of(error(400, "ExpiredToken", ""));

    AuthenticationFailedException e =
        refusal(
            caller,
            script,
            refreshing(
                () -> {
                  throw new IllegalStateException("can't replace " + Clients.TOKEN);
                }));

    assertThat(e.getSuppressed()).isEmpty();
    assertThat(Clients.stackTraceOf(e)).doesNotContain(Clients.TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void that_gives_null_fails(Caller caller) {
    Script script = Script.of(error(400, "ExpiredToken", ""));

    AuthenticationFailedException e = refusal(caller, script, refreshing(() -> null));

    assertThat(e.getSuppressed()).singleElement().isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @EnumSource
  void that_takes_all_the_time_leaves_the_error(Caller caller) {
    Script script = Script.of(error(400, "ExpiredToken", ""));

    AuthenticationFailedException e =
        refusal(
            caller,
            script,
            refreshing(
                () -> {
                  time.pass(Duration.ofSeconds(30));
                  return Rotating.keys(1);
                }));

    assertThat(e).hasMessageContaining("Not tried again: the time of the call is used up. ");
  }

  @ParameterizedTest
  @EnumSource
  void of_permanent_keys_is_not_made(Caller caller) {
    Script script = Script.of(error(403, "InvalidAccessKeyId", ""));

    assertThat(refusal(caller, script, () -> Clients.PERMANENT).attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void goes_along_with_a_corrected_clock(Caller caller) throws Throwable {
    FakeTime late = new FakeTime(Instant.parse("2024-05-06T06:45:51Z"));
    Script script =
        Script.of(
            error(403, "RequestTimeTooSkewed", "", "Date", "Mon, 06 May 2024 08:45:51 GMT"),
            error(400, "ExpiredToken", ""),
            answer(200));

    CancelReceipt receipt =
        caller.cancel(Clients.retrying(script, late).credentials(provider).signer(signer).build());

    assertThat(receipt.attempts()).isEqualTo(3);
    assertThat(signer.times.get(2)).isEqualTo("2024-05-06T08:45:51Z");
    assertThat(signer.credentials.get(2).secretId()).isEqualTo("AKIDFAKE1");
  }

  /** Gives {@link Clients#TEMPORARY} until those are refused. */
  private static CredentialsProvider refreshing(Supplier<Credentials> fresh) {
    return new CredentialsProvider() {
      @Override
      public Credentials credentials() {
        return Clients.TEMPORARY;
      }

      @Override
      public Credentials refresh(Credentials rejected) {
        return fresh.get();
      }
    };
  }

  private static Credentials copyOf(Credentials keys) {
    return Credentials.of(keys.secretId(), keys.secretKey(), keys.token().orElseThrow());
  }

  private CancelAIJobClient client(Script script, CredentialsProvider keys) {
    return Clients.retrying(script, time)
        .credentials(keys)
        .signer(signer)
        .listener(event -> events.add(event.type()))
        .build();
  }

  private AuthenticationFailedException refusal(
      Caller caller, Script script, CredentialsProvider keys) {
    return catchThrowableOfType(
        AuthenticationFailedException.class, () -> caller.cancel(client(script, keys)));
  }
}
