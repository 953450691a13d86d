package io.github.cancelaijob.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cancelaijob.bulk.LimitedService.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a run finds the rate that a service takes, however that limits it. */
class ThrottleTest {
  private static final int CONCURRENCY = 64;
  private static final Duration LATENCY = Duration.ofMillis(2);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ClockWork time = new ClockWork();
  private final Throttle throttle = throttle(Double.POSITIVE_INFINITY);

  private Throttle throttle(double ceiling) {
    return new Throttle(time, ceiling, CONCURRENCY);
  }

  @Nested
  class Without_a_given_rate {
    @ParameterizedTest
    @EnumSource
    void finds_what_the_service_takes_after_two_seconds(Limit limit) {
      LimitedService service = new LimitedService(time, limit, 500, null);

      service.run(throttle, 22, CONCURRENCY, LATENCY);

      assertThat(service.takenPerSecond(2, 22)).isBetween(425.0, 575.0);
      assertThat(service.refusedShare(2, 22)).isLessThan(0.05);
    }

    @ParameterizedTest
    @EnumSource
    void stays_there(Limit limit) {
      LimitedService service = new LimitedService(time, limit, 500, null);

      service.run(throttle, 120, CONCURRENCY, LATENCY);

      assertThat(service.takenPerSecond(22, 120)).isBetween(470.0, 510.0);
      assertThat(service.refusedShare(22, 120)).isLessThan(0.005);
    }

    @ParameterizedTest
    @EnumSource
    void pauses_as_asked_and_still_comes_near(Limit limit) {
      LimitedService service = new LimitedService(time, limit, 500, SECOND);

      service.run(throttle, 120, CONCURRENCY, LATENCY);

      assertThat(service.takenPerSecond(12, 120)).isBetween(425.0, 510.0);
      assertThat(service.refusedShare(2, 120)).isLessThan(0.005);
    }

    @ParameterizedTest
    @EnumSource
    void finds_a_limit_that_was_raised(Limit limit) {
      LimitedService service = new LimitedService(time, limit, 500, null);
      service.run(throttle, 30, CONCURRENCY, LATENCY);

      service.perSecond = 1000;
      service.run(throttle, 60, CONCURRENCY, LATENCY);

      assertThat(service.takenPerSecond(70, 90)).isGreaterThan(850);
    }

    @ParameterizedTest
    @EnumSource
    void finds_a_limit_that_was_lowered(Limit limit) {
      LimitedService service = new LimitedService(time, limit, 500, null);
      service.run(throttle, 30, CONCURRENCY, LATENCY);

      service.perSecond = 50;
      service.run(throttle, 60, CONCURRENCY, LATENCY);

      assertThat(service.takenPerSecond(40, 90)).isBetween(42.0, 53.0);
      assertThat(service.refusedShare(40, 90)).isLessThan(0.05);
    }

    @Test
    void sends_as_fast_as_it_can_until_somebody_refuses() {
      LimitedService service = new LimitedService(time, Limit.BUCKET, 1e9, null);

      service.run(throttle, 2, CONCURRENCY, LATENCY);

      assertThat(throttle.rate()).isInfinite();
      assertThat(service.takenPerSecond(0, 2)).isGreaterThan(25_000);
    }
  }

  @Nested
  class With_a_given_rate {
    private final Throttle limited = throttle(300);

    @Test
    void never_exceeds_it() {
      LimitedService service = new LimitedService(time, Limit.BUCKET, 1e9, null);

      service.run(limited, 10, CONCURRENCY, LATENCY);

      assertThat(service.takenPerSecond(0, 10)).isCloseTo(300, within(1.0));
    }

    @Test
    void falls_below_it_and_comes_back() {
      LimitedService service = new LimitedService(time, Limit.BUCKET, 100, null);
      service.run(limited, 20, CONCURRENCY, LATENCY);
      assertThat(limited.rate()).isBetween(85.0, 115.0);

      service.perSecond = 1000;
      service.run(limited, 60, CONCURRENCY, LATENCY);

      assertThat(limited.rate()).isEqualTo(300);
    }
  }

  @Nested
  class A_place {
    @Test
    void is_the_next_in_the_row() {
      Throttle limited = throttle(10);

      assertThat(limited.tryTake()).isZero();
      assertThat(limited.reserve()).isEqualTo(Duration.ofMillis(100).toNanos());
      assertThat(limited.reserve()).isEqualTo(Duration.ofMillis(200).toNanos());
      assertThat(limited.tryTake()).isEqualTo(Duration.ofMillis(300).toNanos());
      time.pass(Duration.ofMillis(300));
      assertThat(limited.tryTake()).isZero();
    }

    @Test
    void is_not_before_the_service_wants_it() {
      throttle.answered(false, SECOND);

      assertThat(throttle.heldFor()).isEqualTo(SECOND.toNanos());
      assertThat(throttle.tryTake()).isEqualTo(SECOND.toNanos());
      assertThat(throttle.reserve()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void outlasts_what_nobody_could_wait_for() {
      throttle.answered(true, Duration.ofSeconds(Long.MAX_VALUE));

      assertThat(throttle.heldFor()).isEqualTo(Duration.ofDays(365).toNanos());
    }

    @Test
    void is_given_to_no_repetition_once_closed() {
      throttle.close();

      assertThat(throttle.reserve()).isNegative();
    }
  }
}
