package io.github.cancelaijob.core.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cancelaijob.core.internal.Decision.Action;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is true of each decision, whatever the attempt, its outcome, the policy and the time. */
class DecisionPropertiesTest {
  private static final long SEED = 20_261_124;
  private static final int CASES = 50_000;
  // That a property speaks of so few cases would mean that it says nothing.
  private static final int FEW = 100;

  @Test
  void there_is_one_for_every_case() {
    forAll((c, decision) -> assertThat(decision.delay.isNegative()).isFalse());
  }

  @Test
  void is_the_same_for_the_same_case() {
    forAll(
        (c, decision) -> {
          Decision again = c.decide();
          assertThat(again.action).isEqualTo(decision.action);
          assertThat(again.delay).isEqualTo(decision.delay);
          assertThat(again.clockOffset).isEqualTo(decision.clockOffset);
          assertThat(again.reason).isEqualTo(decision.reason);
        });
  }

  @Test
  void never_allows_more_attempts_than_the_policy() {
    forAll(
        (c, decision) -> isRepeated(decision),
        (c, decision) -> assertThat(c.call.attempt).isLessThan(c.policy.maxAttempts()));
  }

  @Test
  void never_goes_on_past_the_deadline() {
    forAll(
        (c, decision) -> !decision.isLast(),
        (c, decision) -> assertThat(decision.delay).isLessThan(c.call.remaining));
  }

  @Test
  void never_waits_for_a_place_past_the_deadline() {
    Random random = new Random(SEED);
    forAll(
        (c, decision) -> !decision.isLast(),
        (c, decision) -> {
          Duration place = Duration.ofNanos(random.nextInt(2_000_000_000));
          Decision later = decision.notBefore(place, c.call.remaining);
          if (later.isLast()) {
            assertThat(later.reason).contains("only " + c.call.remaining + " are left");
            assertThat(place).isGreaterThanOrEqualTo(c.call.remaining);
          } else {
            assertThat(later.action).isEqualTo(decision.action);
            assertThat(later.delay).isLessThan(c.call.remaining).isGreaterThanOrEqualTo(place);
            assertThat(later.delay).isGreaterThanOrEqualTo(decision.delay);
          }
          assertThat(later.clockOffset).isEqualTo(decision.clockOffset);
        });
  }

  @Test
  void never_repeats_what_must_not_be_repeated() {
    forAll(
        (c, decision) -> decision.action == Action.RETRY,
        (c, decision) -> assertThat(c.mayPass()).isTrue());
  }

  @Test
  void never_repeats_with_an_empty_budget() {
    forAll(
        (c, decision) -> decision.action == Action.RETRY,
        (c, decision) -> assertThat(c.call.budgetLeft).isTrue());
  }

  @Test
  void gives_up_what_may_pass_only_if_it_must() {
    forAll(
        (c, decision) -> c.mayPass() && decision.action != Action.RETRY,
        (c, decision) -> {
          assertThat(decision.action).isEqualTo(Action.FAIL);
          if (c.call.attempt >= c.policy.maxAttempts()) {
            int all = c.policy.maxAttempts();
            assertThat(decision.reason)
                .isEqualTo(all == 1 ? null : "all " + all + " attempts are used");
          } else if (c.call.remaining.compareTo(longestWait(c)) > 0) {
            assertThat(decision.reason).isEqualTo("the retry budget of the client is used up");
            assertThat(c.call.budgetLeft).isFalse();
          } else {
            assertThat(decision.reason).isNotNull();
          }
        });
  }

  @Test
  void never_waits_less_than_the_service_asks() {
    forAll(
        (c, decision) -> decision.action == Action.RETRY && c.outcome.retryAfter != null,
        (c, decision) ->
            assertThat(decision.delay)
                .isGreaterThanOrEqualTo(requireNonNull(c.outcome.retryAfter)));
  }

  @Test
  void never_waits_longer_than_it_must() {
    forAll(
        (c, decision) -> decision.action == Action.RETRY,
        (c, decision) -> assertThat(decision.delay).isLessThanOrEqualTo(longestWait(c)));
  }

  @Test
  void waits_a_random_part_of_its_limit() {
    forAll(
        (c, decision) -> decision.action == Action.RETRY && c.outcome.retryAfter == null,
        (c, decision) -> {
          double expected = Math.min(c.random * backOffLimit(c).doubleValue(), Long.MAX_VALUE);
          assertThat((double) decision.delay.toNanos())
              .isCloseTo(expected, within(1 + 1e-9 * expected));
        });
  }

  @Test
  void waits_for_nothing_but_a_retry() {
    forAll(
        (c, decision) -> decision.action != Action.RETRY,
        (c, decision) -> assertThat(decision.delay).isZero());
  }

  @Test
  void corrects_the_clock_once_and_only_if_that_helps() {
    forAll(
        (c, decision) -> !c.mayPass() && !c.call.mayAsk,
        (c, decision) ->
            assertThat(decision.clockOffset)
                .isEqualTo(c.outcome.blamesClock && !c.call.clockCorrected ? ahead(c) : null));
  }

  @Test
  void corrects_the_clock_for_nothing_but_a_new_signature() {
    forAll(
        (c, decision) -> decision.clockOffset != null,
        (c, decision) -> assertThat(decision.action).isIn(Action.CORRECT_CLOCK, Action.FAIL));
    forAll(
        (c, decision) -> decision.action == Action.CORRECT_CLOCK,
        (c, decision) -> assertThat(decision.clockOffset).isNotNull());
  }

  @Test
  void refreshes_a_refused_token_once() {
    forAll(
        (c, decision) -> decision.action == Action.REFRESH_CREDENTIALS,
        (c, decision) -> {
          assertThat(c.outcome.rejectsToken).isTrue();
          assertThat(c.call.withToken).isTrue();
          assertThat(c.call.credentialsRefreshed).isFalse();
        });
  }

  @Test
  void asks_only_after_an_answer_that_was_lost() {
    forAll(
        (c, decision) -> decision.action == Action.ASK,
        (c, decision) -> {
          assertThat(c.call.lost).isTrue();
          assertThat(c.call.mayAsk).isTrue();
          assertThat(c.outcome.verdict).isIn(Verdict.NOT_PENDING, Verdict.NOT_FOUND);
        });
  }

  @Test
  void is_done_with_200_and_nothing_else() {
    forAll(
        (c, decision) ->
            assertThat(decision.action == Action.DONE).isEqualTo(c.outcome.status == 200));
  }

  @Test
  void tells_a_reason_only_with_a_failure() {
    forAll(
        (c, decision) -> decision.reason != null,
        (c, decision) -> assertThat(decision.action).isEqualTo(Action.FAIL));
  }

  private static boolean isRepeated(Decision decision) {
    return decision.action == Action.RETRY
        || decision.action == Action.CORRECT_CLOCK
        || decision.action == Action.REFRESH_CREDENTIALS;
  }

  /** By how much the service's clock is ahead, if that is worth a correction. */
  private static @Nullable Duration ahead(DecisionCase c) {
    Duration tolerated = Duration.ofSeconds(30);
    Instant date = c.outcome.date;
    if (date == null
        || date.isBefore(Instant.parse("2020-01-01T00:00:00Z"))
        || date.isAfter(Instant.parse("2100-01-01T00:00:00Z"))) {
      return null;
    }
    Duration ahead = Duration.between(c.now, date);
    if (ahead.minus(c.call.clockOffset).abs().compareTo(tolerated) < 0) {
      return null;
    }
    return ahead.abs().compareTo(tolerated) < 0 ? Duration.ZERO : ahead;
  }

  /** The longer of what the service asks for and the back-off's limit. */
  private static Duration longestWait(DecisionCase c) {
    // What no double tells apart is rounded.
    BigInteger limit = backOffLimit(c).add(backOffLimit(c).shiftRight(50)).add(BigInteger.ONE);
    Duration backOff =
        Duration.ofNanos(limit.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
    Duration asked = c.outcome.retryAfter;
    return asked != null && asked.compareTo(backOff) > 0 ? asked : backOff;
  }

  private static BigInteger backOffLimit(DecisionCase c) {
    int doublings = Math.min(c.call.attempt - 1, 200);
    return nanos(c.policy.baseDelay()).shiftLeft(doublings).min(nanos(c.policy.maxDelay()));
  }

  private static BigInteger nanos(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(duration.getNano()));
  }

  private static void forAll(BiConsumer<DecisionCase, Decision> property) {
    forAll((c, decision) -> true, property);
  }

  private static void forAll(
      BiPredicate<DecisionCase, Decision> premise, BiConsumer<DecisionCase, Decision> property) {
    Random random = new Random(SEED);
    int spokenOf = 0;
    for (int i = 0; i < CASES; i++) {
      DecisionCase c = new DecisionCase(random);
      try {
        Decision decision = c.decide();
        if (premise.test(c, decision)) {
          spokenOf++;
          property.accept(c, decision);
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("case " + i + " of seed " + SEED + ": " + c, e);
      }
    }
    assertThat(spokenOf).isGreaterThan(FEW);
  }
}
