package io.github.cancelaijob.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.FakeTime;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.internal.Decision.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {
  private static final double ALMOST_1 = Math.nextDown(1.0);
  private static final Instant NOW = Instant.parse("2024-05-06T06:45:51Z");
  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  @Nested
  class Back_off {
    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "63, 5000", "2147483646, 5000"})
    void is_below_a_limit_that_doubles_up_to_the_policys(int attempt, int limitMillis) {
      RetryPolicy policy = RetryPolicy.builder().maxAttempts(Integer.MAX_VALUE).build();
      Duration limit = Duration.ofMillis(limitMillis);

      assertThat(backOff(policy, attempt, 0)).isZero();
      assertThat(backOff(policy, attempt, 0.5)).isEqualTo(limit.dividedBy(2));
      assertThat(backOff(policy, attempt, ALMOST_1)).isBetween(limit.minusNanos(1), limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 1024, 1025, 2147483646})
    void of_ages_does_not_overflow(int attempt) {
      RetryPolicy policy =
          RetryPolicy.builder()
              .maxAttempts(Integer.MAX_VALUE)
              .timeout(FOREVER)
              .baseDelay(FOREVER)
              .maxDelay(FOREVER)
              .build();

      assertThat(backOff(policy, attempt, ALMOST_1)).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Test
    void of_a_nanosecond_is_none() {
      RetryPolicy policy =
          RetryPolicy.builder()
              .baseDelay(Duration.ofNanos(1))
              .maxDelay(Duration.ofNanos(1))
              .build();

      assertThat(backOff(policy, 1, ALMOST_1)).isZero();
    }

    private Duration backOff(RetryPolicy policy, int attempt, double random) {
      CallState call = call(state -> state.remaining = FOREVER);
      call.attempt = attempt;
      Decision decision =
          Decision.decide(call, unavailable(null), policy, new FakeTime(NOW).random(random));
      assertThat(decision.action).isEqualTo(Action.RETRY);
      return decision.delay;
    }
  }

  @Nested
  class Retry_after {
    @Test
    void is_waited_for_if_it_is_the_longer() {
      assertThat(decide(call(state -> {}), unavailable(Duration.ofSeconds(3))).delay)
          .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void shortens_no_back_off() {
      assertThat(decide(call(state -> {}), unavailable(Duration.ZERO)).delay)
          .isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void that_is_as_long_as_the_call_ends_it() {
      CallState call = call(state -> state.remaining = Duration.ofSeconds(3));

      Decision decision = decide(call, unavailable(Duration.ofSeconds(3)));

      assertThat(decision.action).isEqualTo(Action.FAIL);
      assertThat(decision.reason)
          .isEqualTo("the service asks for a wait of PT3S, but only PT3S are left");
      assertThat(decide(call, unavailable(Duration.ofSeconds(3).minusNanos(1))).action)
          .isEqualTo(Action.RETRY);
    }
  }

  @Nested
  class End {
    @Test
    void comes_if_a_back_off_outlasts_the_call() {
      Decision decision =
          decide(call(state -> state.remaining = Duration.ofMillis(20)), unavailable(null));

      assertThat(decision.action).isEqualTo(Action.FAIL);
      assertThat(decision.reason)
          .isEqualTo("it would take a wait of PT0.05S, but only PT0.02S are left");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void comes_if_the_time_is_used_up(long nanos) {
      CallState call = call(state -> state.remaining = Duration.ofNanos(nanos));

      assertThat(decide(call, unavailable(null)).reason)
          .isEqualTo("the time of the call is used up");
    }

    @Test
    void comes_if_the_attempts_are_used_up() {
      assertThat(decide(call(state -> state.attempt = 3), unavailable(null)).action)
          .isEqualTo(Action.RETRY);
      assertThat(decide(call(state -> state.attempt = 4), unavailable(null)).reason)
          .isEqualTo("all 4 attempts are used");
    }

    @Test
    void comes_if_the_budget_is_used_up() {
      Decision decision =
          decide(call(state -> state.budgetLeft = false), unavailable(Duration.ofSeconds(1)));

      assertThat(decision.action).isEqualTo(Action.FAIL);
      assertThat(decision.delay).isZero();
      assertThat(decision.reason).isEqualTo("the retry budget of the client is used up");
    }

    @Test
    void by_the_service_is_told_before_one_by_the_budget() {
      CallState call = call(state -> state.budgetLeft = false);

      assertThat(decide(call, unavailable(Duration.ofHours(1))).reason).startsWith("the service");
    }
  }

  @Nested
  class Rate {
    private final Decision retry = decide(call(state -> {}), unavailable(null));

    @Test
    void that_allows_the_next_attempt_changes_nothing() {
      assertThat(retry.notBefore(Duration.ofMillis(50), Duration.ofSeconds(1))).isSameAs(retry);
    }

    @Test
    void delays_the_next_attempt() {
      Decision later = retry.notBefore(Duration.ofMillis(51), Duration.ofSeconds(1));

      assertThat(later.action).isEqualTo(Action.RETRY);
      assertThat(later.delay).isEqualTo(Duration.ofMillis(51));
    }

    @Test
    void that_outlasts_the_call_ends_it() {
      Decision end = retry.notBefore(Duration.ofSeconds(1), Duration.ofSeconds(1));

      assertThat(end.action).isEqualTo(Action.FAIL);
      assertThat(end.reason).isEqualTo("it would take a wait of PT1S, but only PT1S are left");
    }
  }

  @Nested
  class Asking {
    @ParameterizedTest
    @CsvSource({
      "409, true, true, ASK",
      "404, true, true, ASK",
      "409, false, true, FAIL",
      "409, true, false, FAIL",
      "403, true, true, FAIL",
      "400, true, true, FAIL",
      "200, true, true, DONE",
      "503, true, true, RETRY"
    })
    void takes_a_lost_answer_and_one_that_says_too_late(
        int status, boolean lost, boolean mayAsk, Action action) {
      CallState call = call(state -> state.lost = lost);
      call.mayAsk = mayAsk;

      assertThat(decide(call, answer(status, "NoSuchJob", null)).action).isEqualTo(action);
    }

    @Test
    void takes_no_attempt_that_is_left_nor_budget() {
      CallState call = call(state -> state.attempt = 4);
      call.lost = call.mayAsk = true;
      call.budgetLeft = false;

      assertThat(decide(call, answer(409, null, null)).action).isEqualTo(Action.ASK);
    }

    @Test
    void takes_time_that_is_left() {
      CallState call = call(state -> state.remaining = Duration.ZERO);
      call.lost = call.mayAsk = true;

      assertThat(decide(call, answer(409, null, null)).reason)
          .isEqualTo("the time of the call is used up");
    }
  }

  @Nested
  class Refresh {
    @ParameterizedTest
    @CsvSource({
      "400, ExpiredToken, , REFRESH_CREDENTIALS",
      "401, InvalidToken, , REFRESH_CREDENTIALS",
      "403, InvalidAccessKeyId, , REFRESH_CREDENTIALS",
      "403, AccessDenied, The token is no good., REFRESH_CREDENTIALS",
      "403, AccessDenied, , FAIL",
      "403, , a page about tokens, FAIL",
      "403, SignatureDoesNotMatch, , FAIL",
      "404, InvalidToken, , FAIL",
      "409, ExpiredToken, , FAIL"
    })
    void takes_a_token_that_is_refused(
        int status, @Nullable String code, @Nullable String message, Action action) {
      Outcome refusal = answer(status, code, message);

      assertThat(decide(call(state -> state.withToken = true), refusal).action).isEqualTo(action);
      assertThat(decide(call(state -> state.withToken = false), refusal).action)
          .isEqualTo(Action.FAIL);
    }

    @Test
    void is_made_once_and_while_attempts_are_left() {
      Outcome refusal = answer(400, "ExpiredToken", null);
      CallState call = call(state -> state.withToken = true);

      call.attempt = 4;
      assertThat(decide(call, refusal).reason).isEqualTo("all 4 attempts are used");
      call.attempt = 3;
      assertThat(decide(call, refusal).action).isEqualTo(Action.REFRESH_CREDENTIALS);
      call.credentialsRefreshed = true;
      assertThat(decide(call, refusal).reason).isNull();
      assertThat(decide(call, refusal).action).isEqualTo(Action.FAIL);
    }
  }

  private static Decision decide(CallState call, Outcome outcome) {
    return Decision.decide(call, outcome, RetryPolicy.defaults(), new FakeTime(NOW));
  }

  private static CallState call(Consumer<CallState> setting) {
    CallState call = new CallState();
    call.attempt = 1;
    call.remaining = Duration.ofSeconds(30);
    call.budgetLeft = true;
    setting.accept(call);
    return call;
  }

  private static Outcome answer(int status, @Nullable String code, @Nullable String message) {
    return Outcome.of(Answers.of(status, code, message));
  }

  private static Outcome unavailable(@Nullable Duration retryAfter) {
    return Outcome.of(new Answer(503, null, null, null, null, null, null, retryAfter));
  }
}
