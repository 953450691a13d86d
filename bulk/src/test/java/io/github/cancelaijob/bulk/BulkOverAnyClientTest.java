package io.github.cancelaijob.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport.State;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.JobNotFoundException;
import io.github.cancelaijob.core.error.ThrottledException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs over a client of which nothing is known but the port. */
@Timeout(30)
class BulkOverAnyClientTest {
  private final JobService service = new JobService();
  private final Told told = new Told();

  private BulkReport run(int jobs, Function<JobId, @Nullable CancelReceipt> client) {
    return service.bulk(new Client(client)).build().run(Told.jobs(jobs), told);
  }

  private static CancelReceipt receipt(JobId id) {
    return CancelReceipt.builder(id).build();
  }

  @Test
  void tells_what_it_does() {
    BulkReport report =
        run(
            10,
            id -> {
              if (id.value().equals("a4")) {
                throw new JobNotFoundException(ErrorDetails.builder(id).httpStatus(404).build());
              }
              return receipt(id);
            });

    assertThat(report.count(Kind.CANCELED)).isEqualTo(9);
    assertThat(told.ids(Kind.NOT_FOUND)).containsExactly("a4");
  }

  @Test
  void slows_down_if_it_is_throttled() {
    BulkReport report =
        run(
            10,
            id -> {
              if (id.value().equals("a4") && service.now().isZero()) {
                throw new ThrottledException(
                    ErrorDetails.builder(id)
                        .httpStatus(429)
                        .attempts(2)
                        .retryAfter(Duration.ofSeconds(7))
                        .build());
              }
              return receipt(id);
            });

    assertThat(report.count(Kind.CANCELED)).isEqualTo(10);
    assertThat(told.of("a4").attempts()).isEqualTo(3);
    assertThat(service.now()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void survives_one_that_breaks_its_word() {
    BulkReport report =
        run(
            3,
            id -> {
              if (id.value().equals("a0")) {
                throw new IllegalStateException("secret FAKEKEY");
              }
              return id.value().equals("a1") ? null : receipt(id);
            });

    assertThat(report.state()).isEqualTo(State.COMPLETE);
    assertThat(told.ids(Kind.UNREACHABLE)).containsExactly("a0", "a1");
    CancelAIJobException error = told.of("a0").error().orElseThrow();
    assertThat(error)
        .hasMessageContaining("the client threw java.lang.IllegalStateException")
        .hasMessageNotContaining("FAKEKEY");
    assertThat(told.of("a0").mayHaveBeenCanceled()).isTrue();
    assertThat(told.of("a1").error().orElseThrow()).hasMessageContaining("NullPointer");
  }

  @Test
  void ends_with_an_error_of_the_virtual_machine() {
    assertThatThrownBy(
            () ->
                run(
                    100,
                    id -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(told.ids()).hasSizeLessThan(40).doesNotHaveDuplicates();
  }

  private static final class Client implements CancelAIJob {
    private final Function<JobId, @Nullable CancelReceipt> cancel;

    private Client(Function<JobId, @Nullable CancelReceipt> cancel) {
      this.cancel = cancel;
    }

    @Override
    public CancelReceipt cancel(JobId jobId) {
      return cancel.apply(jobId);
    }

    @Override
    public CompletableFuture<CancelReceipt> cancelAsync(JobId jobId) {
      throw new AssertionError("threads are what it is driven with");
    }
  }
}
