package io.github.cancelaijob.bulk;

import static io.github.cancelaijob.bulk.Step.answer;
import static io.github.cancelaijob.bulk.Step.busy;
import static io.github.cancelaijob.bulk.Step.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport.State;
import io.github.cancelaijob.core.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That all requests of a run keep to one rate, and to what the service asks for. */
@Timeout(30)
class BulkRateTest {
  private final JobService service = new JobService();
  private final Told told = new Told();
  private final BulkCancel.Builder builder = service.bulk(RetryPolicy.defaults());

  private BulkReport run(int jobs) {
    return builder.build().run(Told.jobs(jobs), told);
  }

  @Test
  void spaces_the_requests_evenly() {
    BulkReport report = builder.rate(10).build().run(Told.jobs(101), told);

    assertThat(service.now()).isBetween(Duration.ofMillis(9_900), Duration.ofMillis(10_000));
    assertThat(service.times.get(50)).isBetween(Duration.ofMillis(4_900), Duration.ofMillis(5_000));
    assertThat(report.rateLimit()).hasValue(10);
  }

  @Test
  void counts_repeated_requests_too() {
    Told.names(50).forEach(id -> service.job(id, answer(503), answer(200)));

    builder.rate(10).build().run(Told.jobs(50), told);

    assertThat(service.sent).hasSize(100);
    assertThat(service.now()).isGreaterThan(Duration.ofMillis(9_800));
  }

  @Test
  void holds_everybody_back_while_the_service_asks_to() {
    service.job("a9", busy(20), answer(200));

    BulkReport report = run(50);

    Duration asked = service.times.get(9);
    assertThat(service.times.subList(10, 51))
        .allSatisfy(time -> assertThat(time).isGreaterThanOrEqualTo(asked.plusSeconds(20)));
    assertThat(report.counts()).containsOnlyKeys(Kind.CANCELED);
  }

  @Test
  void falls_when_the_service_says_slow_down() {
    service.job("a9", error(503, "SlowDown"), answer(200));

    assertThat(run(12).rateLimit()).isPresent();
  }

  @Test
  void takes_up_again_what_stays_throttled() {
    service.job("a9", answer(429), answer(429), answer(429), answer(429), answer(429), answer(200));

    BulkReport report = run(12);

    assertThat(report.counts()).containsOnlyKeys(Kind.CANCELED);
    assertThat(told.of("a9").attempts()).isEqualTo(6);
  }

  @Test
  void takes_it_up_again_even_as_the_last() {
    service.job("a0", answer(429), answer(429), answer(429), answer(429), answer(200));

    assertThat(run(1).counts()).containsOnlyKeys(Kind.CANCELED);
  }

  @Test
  void gives_up_on_what_is_throttled_for_ever() {
    service.job("a9", answer(429));

    BulkReport report = run(12);

    assertThat(report.state()).isEqualTo(State.COMPLETE);
    assertThat(report.count(Kind.THROTTLED)).isEqualTo(1);
    assertThat(report.count(Kind.CANCELED)).isEqualTo(11);
  }

  @Test
  void ends_if_the_service_asks_to_wait_too_long() {
    service.job("a9", busy(3600));

    BulkReport report = run(50);

    assertThat(report.state()).isEqualTo(State.OUTAGE);
    assertThat(told.ids()).hasSize(50).doesNotHaveDuplicates();
    assertThat(service.sent).hasSize(10);
    assertThat(service.now()).isLessThan(Duration.ofMinutes(1));
  }
}
