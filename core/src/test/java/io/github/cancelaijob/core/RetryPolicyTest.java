package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  @Test
  void that_is_the_default_has_four_attempts_within_30_s() {
    assertThat(RetryPolicy.defaults())
        .hasToString(
            "RetryPolicy[maxAttempts=4, timeout=PT30S, attemptTimeout=PT10S, baseDelay=PT0.1S,"
                + " maxDelay=PT5S, budget=100]");
  }

  @Test
  void of_none_has_one_attempt() {
    assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
    assertThat(RetryPolicy.none().timeout()).isEqualTo(RetryPolicy.defaults().timeout());
  }

  @Test
  void keeps_what_was_set() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .maxAttempts(7)
            .timeout(Duration.ofSeconds(1))
            .attemptTimeout(Duration.ofSeconds(2))
            .baseDelay(Duration.ofSeconds(3))
            .maxDelay(Duration.ofSeconds(3))
            .budget(0)
            .build();

    assertThat(policy.maxAttempts()).isEqualTo(7);
    assertThat(policy.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.attemptTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.baseDelay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(policy.maxDelay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(policy.budget()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refuses_times_that_are_none(long nanos) {
    Duration none = Duration.ofNanos(nanos);
    List<BiFunction<RetryPolicy.Builder, Duration, RetryPolicy.Builder>> setters =
        List.of(
            RetryPolicy.Builder::timeout,
            RetryPolicy.Builder::attemptTimeout,
            RetryPolicy.Builder::baseDelay,
            RetryPolicy.Builder::maxDelay);

    for (BiFunction<RetryPolicy.Builder, Duration, RetryPolicy.Builder> setter : setters) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> setter.apply(RetryPolicy.builder(), none))
          .withMessageMatching("[a-zA-Z]+ " + none + " must be positive");
    }
  }

  @Test
  void refuses_counts_that_are_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxAttempts(0))
        .withMessage("maxAttempts 0 must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().budget(-1))
        .withMessage("budget -1 must be at least 0");
  }

  @Test
  void refuses_a_base_beyond_the_limit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().baseDelay(Duration.ofSeconds(6)).build())
        .withMessage("baseDelay PT6S must not be longer than maxDelay PT5S");
  }
}
