package io.github.cancelaijob.bulk;

import static io.github.cancelaijob.bulk.Step.answer;
import static io.github.cancelaijob.bulk.Step.error;
import static io.github.cancelaijob.bulk.Step.lost;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport.State;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.JobNotPendingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run tells, and takes, while the service is well. */
@Timeout(30)
class BulkCancelTest {
  private final JobService service = new JobService();
  private final Told told = new Told();

  private BulkReport run(int jobs) {
    return service.bulk(RetryPolicy.defaults()).build().run(Told.jobs(jobs), told);
  }

  @Nested
  class Outcomes {
    @Test
    void each_id_has_one() {
      BulkReport report = run(1000);

      assertThat(told.ids()).containsExactlyElementsOf(Told.names(1000).collect(toList()));
      assertThat(service.sent).hasSize(1000).doesNotHaveDuplicates();
      assertThat(report.state()).isEqualTo(State.COMPLETE);
      assertThat(report.counts()).containsExactly(entry(Kind.CANCELED, 1000L));
      assertThat(report.requests()).isEqualTo(1000);
      assertThat(report.rateLimit()).isEmpty();
    }

    @Test
    void say_what_became_of_the_job() {
      service
          .job("a1", error(409, "JobStatusInvalid"))
          .job("a2", error(404, "NoSuchJob"))
          .job("a3", error(400, "InvalidArgument"))
          .job("a4", answer(204));

      BulkReport report = run(6);

      assertThat(told.outcomes.stream().map(BulkOutcome::kind))
          .containsExactly(
              Kind.CANCELED,
              Kind.NOT_PENDING,
              Kind.NOT_FOUND,
              Kind.INVALID_REQUEST,
              Kind.UNEXPECTED,
              Kind.CANCELED);
      assertThat(told.of("a0").receipt())
          .get()
          .extracting(CancelReceipt::httpStatus)
          .isEqualTo(200);
      assertThat(told.of("a0").error()).isEmpty();
      assertThat(told.of("a1").error()).get().isInstanceOf(JobNotPendingException.class);
      assertThat(report.total()).isEqualTo(6);
      assertThat(report.firstErrors().get(Kind.NOT_PENDING).advice()).isNotEmpty();
      assertThat(report.firstErrors()).doesNotContainKey(Kind.CANCELED);
    }

    @Test
    void count_the_attempts_and_the_time_of_all_calls() {
      service.job("a0", lost(), answer(429), answer(429), answer(429), answer(409));

      BulkReport report = run(2);

      BulkOutcome outcome = told.of("a0");
      assertThat(outcome.kind()).isEqualTo(Kind.NOT_PENDING);
      assertThat(outcome.attempts()).isEqualTo(5);
      assertThat(outcome.elapsed()).isBetween(Duration.ofSeconds(1), service.now());
      assertThat(report.requests()).isEqualTo(6);
    }

    @Test
    void remember_that_an_earlier_call_may_have_canceled() {
      service.job("a0", lost(), answer(429), answer(429), answer(429), answer(409));

      run(2);

      assertThat(told.of("a0").error().orElseThrow().mayHaveBeenCanceled()).isFalse();
      assertThat(told.of("a0").mayHaveBeenCanceled()).isTrue();
      assertThat(told.of("a1").mayHaveBeenCanceled()).isFalse();
    }

    @Test
    void come_twice_for_an_id_that_does() {
      service.bulk(RetryPolicy.none()).build().run(Stream.of(JobService.JOB, JobService.JOB), told);

      assertThat(told.ids()).containsExactly(JobService.JOB.value(), JobService.JOB.value());
    }

    @Test
    void of_no_ids_are_none() {
      BulkReport report = run(0);

      assertThat(report.state()).isEqualTo(State.COMPLETE);
      assertThat(report.total()).isZero();
      assertThat(report.rate()).isZero();
    }
  }

  @Nested
  class Ids {
    @Test
    void are_taken_only_as_they_are_needed() {
      List<Integer> behind = new ArrayList<>();
      AtomicInteger taken = new AtomicInteger();
      Iterable<JobId> ids =
          () -> Told.names(500).peek(id -> taken.incrementAndGet()).map(JobId::of).iterator();

      service
          .bulk(RetryPolicy.none())
          .concurrency(4)
          .build()
          .run(ids, outcome -> behind.add(taken.get() - told.outcomes.size()));

      assertThat(behind).hasSize(500);
    }

    @Test
    void that_fail_to_come_end_the_run() {
      Stream<JobId> ids =
          Told.names(10)
              .map(
                  id -> {
                    if (id.equals("a3")) {
                      throw new IllegalStateException("the file is gone");
                    }
                    return JobId.of(id);
                  });

      assertThatThrownBy(() -> service.bulk(RetryPolicy.none()).build().run(ids, told))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the file is gone");
      assertThat(told.ids()).containsExactly("a0", "a1", "a2");
    }
  }

  @Nested
  class What_it_is_given {
    @Test
    void a_taker_that_throws_ends_the_run() {
      BulkCancel bulk = service.bulk(RetryPolicy.none()).build();

      assertThatThrownBy(
              () ->
                  bulk.run(
                      Told.jobs(1000),
                      outcome -> {
                        told.accept(outcome);
                        throw sneaky(new java.io.IOException("disk full"));
                      }))
          .isInstanceOf(java.io.IOException.class)
          .hasMessage("disk full");
      assertThat(service.sent).hasSizeLessThan(30);
      assertThat(told.ids()).containsAll(service.sent);
    }

    @Test
    void an_executor_that_takes_no_more_ends_the_run() {
      BulkCancel bulk =
          service
              .bulk(RetryPolicy.none())
              .executor(
                  call -> {
                    if (service.sent.size() == 3) {
                      throw new RejectedExecutionException("shut down");
                    }
                    call.run();
                  })
              .build();

      assertThatThrownBy(() -> bulk.run(Told.jobs(10), told))
          .isInstanceOf(RejectedExecutionException.class);
      assertThat(told.ids(Kind.CANCELED)).hasSize(3);
      assertThat(told.ids(Kind.SKIPPED)).containsExactly("a3");
    }

    @Test
    void a_progress_is_told_in_its_interval() {
      service.others(
          request -> {
            service.time.pass(Duration.ofMillis(10));
            return answer(200).take(request);
          });
      List<BulkReport> reports = new ArrayList<>();

      service
          .bulk(RetryPolicy.none())
          .concurrency(1)
          .progress(Duration.ofMillis(100), reports::add)
          .build()
          .run(Told.jobs(100), told);

      assertThat(reports).hasSizeBetween(8, 10);
      assertThat(reports).allMatch(report -> report.state() == State.RUNNING);
      assertThat(reports.get(0).total()).isBetween(1L, 20L);
      assertThat(reports.get(0).rate()).isBetween(50.0, 110.0);
    }

    @Test
    void an_unusable_setting_is_refused() {
      BulkCancel.Builder builder = service.bulk(RetryPolicy.none());

      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.concurrency(0))
          .withMessage("concurrency 0 must be at least 1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.rate(0))
          .withMessage("rate 0.0 must be positive");
      assertThatIllegalArgumentException().isThrownBy(() -> builder.rate(Double.NaN));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.deadline(Duration.ZERO))
          .withMessage("deadline PT0S must be positive");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.maxOutage(Duration.ofSeconds(-1)));
      assertThatIllegalArgumentException().isThrownBy(() -> builder.maxRefusals(0));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.progress(Duration.ZERO, report -> {}));
    }
  }

  /** Throws anything, as code in Kotlin or Scala may. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
    throw (T) failure;
  }
}
