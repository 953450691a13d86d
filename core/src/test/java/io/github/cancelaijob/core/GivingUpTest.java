package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls whose caller doesn't want them any more. What ends an exchange is CancelAsyncTest's. */
@Timeout(30)
class GivingUpTest {
  private final HeldTime time = new HeldTime();

  @Nested
  class By_a_canceled_future {
    @Test
    void ends_the_wait_before_the_next_attempt() {
      Script script = Script.of(answer(503));
      CompletableFuture<CancelReceipt> receipt = client(script).cancelAsync(Clients.JOB);
      assertThat(time.waits).singleElement().satisfies(wait -> assertThat(wait).isNotDone());

      receipt.cancel(true);

      assertThat(time.waits.get(0)).isCancelled();
      assertThatThrownBy(receipt::join).isInstanceOf(CancellationException.class);
      assertThat(script.requests).hasSize(1);
    }

    @Test
    void ends_a_wait_that_is_over_already() throws Exception {
      CompletableFuture<TransportResponse> second = new CompletableFuture<>();
      AtomicInteger requests = new AtomicInteger();
      CancelAIJobClient client =
          builder(
                  new Async() {
                    @Override
                    CompletableFuture<TransportResponse> sendAsync() {
                      return requests.incrementAndGet() == 1
                          ? Script.of(answer(503)).sendAsync(null)
                          : second;
                    }
                  })
              .build();
      CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);

      receipt.cancel(true);
      time.waits.get(0).complete(null);

      assertThat(requests).hasValue(1);
    }

    @Test
    void sends_nothing_if_keys_were_being_fetched() throws Exception {
      AtomicReference<CompletableFuture<CancelReceipt>> receipt = new AtomicReference<>();
      CompletableFuture<Thread> asked = new CompletableFuture<>();
      Script script = Script.of(answer(503));
      CancelAIJobClient client =
          builder(script)
              .credentials(
                  () -> {
                    if (receipt.get() != null) {
                      receipt.get().cancel(true);
                      asked.complete(Thread.currentThread());
                    }
                    return Clients.TEMPORARY;
                  })
              .build();
      receipt.set(client.cancelAsync(Clients.JOB));

      time.waits.get(0).complete(null);
      awaitEnd(asked.join());

      assertThat(receipt.get()).isCancelled();
      assertThat(script.requests).hasSize(1);
    }

    @Test
    void ends_an_exchange_that_begins_meanwhile() {
      AtomicReference<CompletableFuture<CancelReceipt>> receipt = new AtomicReference<>();
      CompletableFuture<TransportResponse> second = new CompletableFuture<>();
      CancelAIJobClient client =
          builder(
                  new Async() {
                    @Override
                    CompletableFuture<TransportResponse> sendAsync() {
                      if (receipt.get() == null) {
                        return Script.of(answer(503)).sendAsync(null);
                      }
                      receipt.get().cancel(true);
                      return second;
                    }
                  })
              .build();
      receipt.set(client.cancelAsync(Clients.JOB));

      time.waits.get(0).complete(null);

      assertThatThrownBy(second::join).isInstanceOf(CancellationException.class);
    }
  }

  @Nested
  class By_an_interrupt {
    @AfterEach
    void clear_the_flag() {
      Thread.interrupted();
    }

    @Test
    void ends_the_wait_with_the_flag_set() throws Exception {
      Script script = Script.of(answer(502, "x-ci-request-id", "req-1"));
      FutureTask<Boolean> call =
          new FutureTask<>(
              () -> {
                assertInterrupted(failureOf(client(script)));
                return Thread.currentThread().isInterrupted();
              });
      Thread thread = new Thread(call);
      thread.start();
      time.sleeping.await();

      thread.interrupt();

      assertThat(call.get()).as("the interrupt flag").isTrue();
    }

    @Test
    void before_the_wait_is_noticed_by_it() {
      Script script =
          Script.of(
              request -> {
                Thread.currentThread().interrupt();
                return answer(502, "x-ci-request-id", "req-1").take(request);
              });

      assertInterrupted(failureOf(client(script)));

      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void ends_the_exchange_with_the_flag_set() {
      Script script =
          Script.of(
              request -> {
                Thread.currentThread().interrupt();
                return Script.failure(Kind.INTERRUPTED, Delivery.MAYBE_SENT).take(request);
              });

      TransportFailedException e = failureOf(client(script));

      assertThat(e).hasMessageContaining("(INTERRUPTED: as scripted)");
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.mayHaveBeenCanceled()).isTrue();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void while_asking_leaves_the_answer_in_doubt() {
      Script script =
          Script.of(
              Script.lost(),
              answer(409),
              request -> {
                Thread.currentThread().interrupt();
                return Script.failure(Kind.INTERRUPTED, Delivery.MAYBE_SENT).take(request);
              });
      CancelAIJobClient client =
          Clients.retrying(script, new FakeTime(Clients.NOW)).verifyLostAnswers().build();

      JobNotPendingException e =
          catchThrowableOfType(JobNotPendingException.class, () -> client.cancel(Clients.JOB));

      assertThat(e.mayHaveBeenCanceled()).isTrue();
      assertThat(e.getSuppressed())
          .singleElement()
          .isExactlyInstanceOf(TransportFailedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    private void assertInterrupted(TransportFailedException e) {
      assertThat(e)
          .hasMessage(
              "No answer from %s (INTERRUPTED: interrupted while waiting to try again) for job %s."
                  + " %s",
              Clients.HOST, Clients.JOB, e.advice());
      assertThat(e).hasCauseExactlyInstanceOf(InterruptedException.class);
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.mayHaveReachedService()).isTrue();
      assertThat(e.mayHaveBeenCanceled()).isTrue();
      assertThat((ServiceUnavailableException) e.getSuppressed()[0])
          .hasMessageContaining("request id req-1");
    }
  }

  /** Blocks until {@code thread} has ended, or its pool has nothing left to do. */
  private static void awaitEnd(Thread thread) throws InterruptedException {
    if (thread instanceof ForkJoinWorkerThread) {
      ((ForkJoinWorkerThread) thread).getPool().awaitQuiescence(20, TimeUnit.SECONDS);
    } else {
      thread.join();
    }
  }

  private static TransportFailedException failureOf(CancelAIJobClient client) {
    return catchThrowableOfType(TransportFailedException.class, () -> client.cancel(Clients.JOB));
  }

  private CancelAIJobClient client(Script script) {
    return builder(script).build();
  }

  private CancelAIJobClient.Builder builder(HttpTransport transport) {
    return Clients.builder(transport).retryPolicy(RetryPolicy.defaults()).time(time);
  }
}
