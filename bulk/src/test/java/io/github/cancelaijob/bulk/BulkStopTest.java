package io.github.cancelaijob.bulk;

import static io.github.cancelaijob.bulk.Step.answer;
import static io.github.cancelaijob.bulk.Step.error;
import static io.github.cancelaijob.bulk.Step.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport.State;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a run before its time, what makes it wait, and what is told then. */
@Timeout(30)
class BulkStopTest {
  private static final Step DENIED = error(403, "AccessDenied");
  private static final Step WRONG_KEY = error(403, "InvalidAccessKeyId");
  private static final Step DOWN = failure(TransportException.Kind.CONNECT, Delivery.NOT_SENT);

  private final JobService service = new JobService();
  private final Told told = new Told();
  private final BulkCancel.Builder builder = service.bulk(RetryPolicy.defaults()).concurrency(4);

  private BulkReport run(int jobs) {
    return builder.build().run(Told.jobs(jobs), told);
  }

  @Nested
  class Refusals {
    @Test
    void of_the_keys_stop_it_when_the_first_few_agree() {
      service.others(WRONG_KEY);

      BulkReport report = run(100_000);

      assertThat(report.state()).isEqualTo(State.REFUSED);
      assertThat(service.sent).hasSizeBetween(5, 20);
      assertThat(report.count(Kind.AUTHENTICATION_FAILED)).isEqualTo(service.sent.size());
      assertThat(report.count(Kind.SKIPPED)).isEqualTo(100_000 - service.sent.size());
      assertThat(report.firstErrors().get(Kind.AUTHENTICATION_FAILED).advice()).isNotEmpty();
    }

    @Test
    void for_want_of_permission_stop_it_too() {
      service.others(DENIED);

      BulkReport report = builder.maxRefusals(2).build().run(Told.jobs(100), told);

      assertThat(report.state()).isEqualTo(State.REFUSED);
      assertThat(service.sent).hasSizeLessThan(10);
    }

    @Test
    void of_all_of_a_few_jobs_are_as_final() {
      service.others(DENIED);

      assertThat(run(2).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void of_some_jobs_do_not_stop_it() {
      Told.names(100)
          .filter(id -> !id.endsWith("0"))
          .limit(100)
          .filter(id -> id.endsWith("1") || id.endsWith("2") || id.endsWith("3"))
          .forEach(id -> service.job(id, DENIED));

      BulkReport report = run(100);

      assertThat(report.state()).isEqualTo(State.COMPLETE);
      assertThat(report.count(Kind.PERMISSION_DENIED)).isEqualTo(30);
      assertThat(report.count(Kind.CANCELED)).isEqualTo(70);
    }

    @Test
    void leave_the_rest_where_it_is_if_told_to() {
      service.others(DENIED);

      BulkReport report =
          builder.leaveRest().build().run(Stream.generate(() -> JobService.JOB), told);

      assertThat(report.state()).isEqualTo(State.REFUSED);
      assertThat(report.count(Kind.SKIPPED)).isLessThan(2);
    }
  }

  @Nested
  class An_outage {
    @Test
    void is_waited_for_and_costs_no_id() {
      Duration down = Duration.ofSeconds(100);
      service.others(
          request -> (service.now().compareTo(down) < 0 ? DOWN : answer(200)).take(request));

      BulkReport report = run(1000);

      assertThat(report.state()).isEqualTo(State.COMPLETE);
      assertThat(report.counts()).containsOnlyKeys(Kind.CANCELED);
      assertThat(told.ids()).hasSize(1000).doesNotHaveDuplicates();
      assertThat(service.times.stream().filter(time -> time.compareTo(down) < 0))
          .hasSizeLessThan(80);
    }

    @Test
    void is_told_while_it_lasts() {
      Duration down = Duration.ofSeconds(60);
      service.others(
          request -> (service.now().compareTo(down) < 0 ? DOWN : answer(200)).take(request));
      List<State> states = new ArrayList<>();

      builder.progress(Duration.ofSeconds(1), report -> states.add(report.state()));
      run(1000);

      assertThat(states).contains(State.WAITING);
    }

    @Test
    void that_does_not_end_ends_the_run() {
      service.others(DOWN);

      BulkReport report = builder.maxOutage(Duration.ofMinutes(3)).build().run(Told.jobs(99), told);

      assertThat(report.state()).isEqualTo(State.OUTAGE);
      assertThat(report.duration()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
      assertThat(told.ids()).hasSize(99).doesNotHaveDuplicates();
      assertThat(told.ids(Kind.UNREACHABLE)).hasSizeBetween(8, 30);
      assertThat(told.ids(Kind.UNREACHABLE)).containsAll(service.sent);
      assertThat(told.ids(Kind.SKIPPED)).doesNotContainAnyElementsOf(service.sent);
    }

    @Test
    void makes_no_second_request_if_the_policy_has_none() {
      service.others(DOWN);

      BulkReport report =
          service
              .bulk(RetryPolicy.none())
              .maxOutage(Duration.ofMinutes(1))
              .build()
              .run(Told.jobs(1000), told);

      assertThat(report.state()).isEqualTo(State.OUTAGE);
      assertThat(service.sent).doesNotHaveDuplicates().hasSizeLessThan(50);
    }

    @Test
    void is_not_what_a_job_has_that_always_fails() {
      service.job("a3", answer(500)).job("a7", DOWN);

      BulkReport report = run(20);

      assertThat(report.state()).isEqualTo(State.COMPLETE);
      assertThat(told.ids(Kind.SERVICE_UNAVAILABLE)).containsExactly("a3");
      assertThat(told.ids(Kind.UNREACHABLE)).containsExactly("a7");
      assertThat(report.count(Kind.CANCELED)).isEqualTo(18);
    }

    @Test
    void is_an_end_for_a_few_jobs() {
      service.others(DOWN);

      BulkReport report = run(2);

      assertThat(report.state()).isEqualTo(State.COMPLETE);
      assertThat(told.ids(Kind.UNREACHABLE)).containsExactly("a0", "a1");
      assertThat(service.now()).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Nested
  class A_deadline {
    @Test
    void ends_it() {
      service.others(
          request -> {
            service.time.pass(Duration.ofSeconds(1));
            return answer(200).take(request);
          });

      BulkReport report = builder.deadline(Duration.ofSeconds(10)).build().run(Told.jobs(50), told);

      assertThat(report.state()).isEqualTo(State.DEADLINE);
      assertThat(told.ids()).hasSize(50).doesNotHaveDuplicates();
      assertThat(told.ids(Kind.CANCELED)).isEqualTo(service.sent);
      assertThat(service.sent).hasSizeBetween(10, 14);
    }

    @Test
    void ends_it_while_it_waits_for_an_id() {
      Iterator<JobId> ids =
          Told.names(3)
              .peek(id -> service.time.pass(Duration.ofSeconds(id.equals("a1") ? 10 : 0)))
              .map(JobId::of)
              .iterator();

      BulkReport report = builder.deadline(Duration.ofSeconds(10)).build().run(ids, told);

      assertThat(report.state()).isEqualTo(State.DEADLINE);
      assertThat(service.sent).containsExactly("a0");
      assertThat(told.ids(Kind.SKIPPED)).containsExactly("a1", "a2");
    }

    @Test
    void ends_a_wait_for_the_rate() {
      BulkReport report =
          builder.rate(0.01).deadline(Duration.ofSeconds(150)).build().run(Told.jobs(50), told);

      assertThat(report.state()).isEqualTo(State.DEADLINE);
      assertThat(report.duration()).isEqualTo(Duration.ofSeconds(150));
      assertThat(service.sent).hasSize(2);
    }
  }

  @Nested
  class An_interrupt {
    @Test
    void ends_it_and_stays() {
      service.job(
          "a5",
          request -> {
            Thread.currentThread().interrupt();
            return answer(200).take(request);
          });

      BulkReport report = run(100);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.state()).isEqualTo(State.INTERRUPTED);
      assertThat(told.ids()).hasSize(100).doesNotHaveDuplicates();
      assertThat(told.ids(Kind.CANCELED)).contains("a5").isEqualTo(service.sent);
    }

    @Test
    void has_no_request_repeated() {
      service.job(
          "a5",
          request -> {
            Thread.currentThread().interrupt();
            return answer(503).take(request);
          });

      run(100);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(service.sent).containsOnlyOnce("a5");
    }

    @Test
    void is_what_closing_the_client_is() {
      CancelAIJobClient client = service.client(RetryPolicy.defaults());
      service.job(
          "a5",
          request -> {
            client.close();
            return answer(200).take(request);
          });

      BulkReport report = service.bulk(client).build().run(Told.jobs(100), told);

      assertThat(report.state()).isEqualTo(State.INTERRUPTED);
      assertThat(told.ids(Kind.CANCELED)).hasSize(6);
      assertThat(report.count(Kind.SKIPPED)).isGreaterThan(80);
    }
  }
}
