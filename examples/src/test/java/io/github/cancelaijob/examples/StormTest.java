package io.github.cancelaijob.examples;

import static io.github.cancelaijob.examples.ScriptedEndpoint.error;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That many calls at once, of a service that fails in many ways, all end as the service saw it. */
@Timeout(120)
@Isolated("its calls have little time")
class StormTest {
  private static final int THREADS = 64;
  private static final int CALLS = 10_000;

  @ParameterizedTest
  @EnumSource
  void every_call_ends_as_the_service_saw_it(HttpClientKind kind) throws Exception {
    RetryPolicy policy = quick().attemptTimeout(Duration.ofSeconds(3)).build();
    FailingService service = new FailingService();
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(service)) {
      List<Ending> endings = run(kind, endpoint, policy);

      assertThat(endings).hasSize(CALLS).allSatisfy(ending -> agrees(ending, service));
      assertThat(service.attempts).hasSize(CALLS);
      assertThat(service.failedRepeats())
          .isLessThanOrEqualTo(policy.budget() + service.answeredFirst() / 5);
      assertThat(service.failed()).isBetween(CALLS / 5L, (long) CALLS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_outage_is_not_multiplied(HttpClientKind kind) throws Exception {
    try (ScriptedEndpoint endpoint = new ScriptedEndpoint(error(503, "ServiceUnavailable", ""))) {
      List<Ending> endings = run(kind, endpoint, quick().budget(20).build());

      assertThat(endings).hasSize(CALLS).allSatisfy(ending -> assertThat(ending.error).isNotNull());
      assertThat(endings.stream().mapToInt(ending -> ending.attempts).sum()).isEqualTo(CALLS + 20);
      assertThat(endpoint.requests()).hasSize(CALLS + 20);
    }
  }

  /** Holds what a caller was told against what the service did. */
  private static void agrees(Ending ending, FailingService service) {
    List<FailingService.Attempt> seen = service.attempts.get(ending.jobId);
    FailingService.Attempt last = seen.get(seen.size() - 1);
    assertThat(ending.attempts).as("%s: %s", ending, seen).isEqualTo(seen.size());
    assertThat(ending.error).as("%s: %s", ending, seen).isEqualTo(last.mode.error);
    assertThat(ending.requestId)
        .as("%s: %s", ending, seen)
        .isEqualTo(last.mode.answers() ? "req-" + last.number : null);
  }

  private static RetryPolicy.Builder quick() {
    return RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).maxDelay(Duration.ofMillis(4));
  }

  /** Makes all calls, half of them asynchronously if the client can. */
  private static List<Ending> run(
      HttpClientKind kind, ScriptedEndpoint endpoint, RetryPolicy policy) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (HttpClientKind.Open http = kind.open()) {
      CancelAIJobClient client =
          CancelAIJobClient.builder()
              .endpoint(endpoint.endpoint())
              .credentials(Credentials.of("AKIDEXAMPLE-not-a-key", "example-secret-not-a-key"))
              .signer(CosSigner.create())
              .retryPolicy(policy)
              .transport(http.transport)
              .build();
      List<Callable<Ending>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        JobId jobId = JobId.of("job-" + i);
        boolean async = i % 2 == 0 && kind != HttpClientKind.APACHE_CLASSIC;
        calls.add(() -> call(client, jobId, async));
      }
      List<Ending> endings = new ArrayList<>();
      for (Future<Ending> ending : threads.invokeAll(calls)) {
        endings.add(ending.get());
      }
      return endings;
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
    }
  }

  private static Ending call(CancelAIJobClient client, JobId jobId, boolean async) {
    try {
      CancelReceipt receipt = async ? client.cancelAsync(jobId).join() : client.cancel(jobId);
      return new Ending(jobId, null, receipt.attempts(), receipt.requestId().orElse(null));
    } catch (CompletionException e) {
      return new Ending((CancelAIJobException) e.getCause());
    } catch (CancelAIJobException e) {
      return new Ending(e);
    }
  }

  private static final class Ending {
    final String jobId;
    final String error;
    final int attempts;
    final String requestId;

    Ending(JobId jobId, String error, int attempts, String requestId) {
      this.jobId = jobId.value();
      this.error = error;
      this.attempts = attempts;
      this.requestId = requestId;
    }

    Ending(CancelAIJobException e) {
      this(e.jobId(), e.getClass().getSimpleName(), e.attempts(), e.requestId().orElse(null));
    }

    @Override
    public String toString() {
      return jobId + " ended with " + error + " after " + attempts + ", " + requestId;
    }
  }
}
