package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ClosingTest {
  private final HeldTime time = new HeldTime();

  @Nested
  class Before_a_call {
    @ParameterizedTest
    @EnumSource
    void ends_it_before_anything_else(Caller caller) {
      Rotating keys = new Rotating();
      CancelAIJobClient client = builder(Script.of()).credentials(keys).build();
      client.close();
      client.close();

      TransportFailedException e =
          catchThrowableOfType(TransportFailedException.class, () -> caller.cancel(client));

      assertThat(e)
          .hasMessage(
              "No answer (CLOSED: this client is closed) for job %s. %s", Clients.JOB, e.advice());
      assertThat(e.attempts()).isZero();
      assertThat(e.mayHaveReachedService()).isFalse();
      assertThat(keys.asked).hasValue(0);
      assertThat(
              catchThrowableOfType(TransportFailedException.class, () -> caller.describe(client)))
          .hasMessageContaining("this client is closed");
    }

    @ParameterizedTest
    @EnumSource
    void sends_nothing_if_keys_were_being_fetched(Caller caller) {
      AtomicReference<CancelAIJobClient> client = new AtomicReference<>();
      client.set(
          builder(Script.of())
              .credentials(
                  () -> {
                    client.get().close();
                    return Clients.TEMPORARY;
                  })
              .build());

      assertThat(
              catchThrowableOfType(
                  TransportFailedException.class, () -> caller.cancel(client.get())))
          .hasMessageContaining("this client is closed");
    }

    @Test
    void leaves_the_transport_open() {
      AtomicInteger closes = new AtomicInteger();
      HttpTransport transport =
          new HttpTransport() {
            @Override
            public TransportResponse send(TransportRequest request) {
              throw new AssertionError("nothing is to be sent");
            }

            @Override
            public void close() {
              closes.incrementAndGet();
            }
          };

      builder(transport).build().close();

      assertThat(closes).hasValue(0);
    }
  }

  @Nested
  class During_a_wait {
    private final Script script = Script.of(answer(503, "x-ci-request-id", "req-1"));
    private final CancelAIJobClient client = builder(script).build();

    @Test
    void ends_a_blocking_call() throws Exception {
      FutureTask<TransportFailedException> call =
          new FutureTask<>(
              () ->
                  catchThrowableOfType(
                      TransportFailedException.class, () -> client.cancel(Clients.JOB)));
      new Thread(call).start();
      time.sleeping.await();

      client.close();

      assertClosed(call.get());
    }

    @Test
    void ends_an_asynchronous_call() {
      CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);

      client.close();

      assertThat(time.waits.get(0)).isCancelled();
      assertClosed(failureOf(receipt));
    }

    private void assertClosed(TransportFailedException e) {
      assertThat(e)
          .hasMessage(
              "No answer from %s (CLOSED: this client is closed) for job %s. %s",
              Clients.HOST, Clients.JOB, e.advice());
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.mayHaveReachedService()).isTrue();
      assertThat(e.mayHaveBeenCanceled()).isFalse();
      assertThat((ServiceUnavailableException) e.getSuppressed()[0])
          .hasMessageContaining("request id req-1");
      assertThat(script.requests).hasSize(1);
    }
  }

  @Nested
  class During_an_exchange {
    @Test
    void ends_an_asynchronous_call() {
      CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
      CancelAIJobClient client = builder(Async.returning(exchange)).build();
      CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);

      client.close();

      assertThat(exchange).isCancelled();
      TransportFailedException e = failureOf(receipt);
      assertThat(e).hasMessageContaining("(CLOSED: this client was closed meanwhile)");
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.mayHaveReachedService()).isTrue();
      assertThat(e.mayHaveBeenCanceled()).isTrue();
      assertThat(e.advice()).contains("describe the job");
    }

    @Test
    void ends_an_exchange_that_begins_meanwhile() {
      CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
      AtomicReference<CancelAIJobClient> client = new AtomicReference<>();
      client.set(
          builder(
                  new Async() {
                    @Override
                    CompletableFuture<TransportResponse> sendAsync() {
                      client.get().close();
                      return exchange;
                    }
                  })
              .build());

      TransportFailedException e = failureOf(client.get().cancelAsync(Clients.JOB));

      assertThat(exchange).isCancelled();
      assertThat(e.mayHaveBeenCanceled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void keeps_an_answer_that_comes_all_the_same(Caller caller) throws Throwable {
      assertThat(caller.cancel(closing(answer(200))).attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void keeps_an_error_that_comes_all_the_same(Caller caller) {
      assertThat(
              catchThrowableOfType(
                  CancelAIJobException.class, () -> caller.cancel(closing(answer(409)))))
          .isExactlyInstanceOf(JobNotPendingException.class);
    }

    @ParameterizedTest
    @EnumSource
    void does_not_try_again(Caller caller) {
      TransportFailedException e =
          catchThrowableOfType(
              TransportFailedException.class, () -> caller.cancel(closing(Script.lost())));

      assertThat(e).hasMessageContaining("(CLOSED: this client is closed)");
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.mayHaveBeenCanceled()).isTrue();
      assertThat(e.getSuppressed()).singleElement().isInstanceOf(TransportFailedException.class);
    }

    /** Returns a client that is closed during its first exchange. */
    private CancelAIJobClient closing(Script.Step step) {
      AtomicReference<CancelAIJobClient> client = new AtomicReference<>();
      client.set(
          builder(
                  Script.of(
                      request -> {
                        client.get().close();
                        return step.take(request);
                      }))
              .build());
      return client.get();
    }
  }

  @Test
  void ends_every_call_whoever_closes() throws Exception {
    List<CompletableFuture<TransportResponse>> exchanges = new CopyOnWriteArrayList<>();
    CancelAIJobClient client =
        builder(
                new Async() {
                  @Override
                  CompletableFuture<TransportResponse> sendAsync() {
                    CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
                    exchanges.add(exchange);
                    return exchange;
                  }
                })
            .build();
    List<CompletableFuture<CancelReceipt>> receipts = new CopyOnWriteArrayList<>();
    CountDownLatch together = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Runnable part = i % 4 == 0 ? client::close : () -> callOften(client, receipts);
      threads.add(
          new Thread(
              () -> {
                awaitQuietly(together);
                part.run();
              }));
    }
    threads.forEach(Thread::start);

    together.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    // Whether a call began before or after the end, it has an end.
    assertThat(receipts).hasSize(6 * 1000);
    assertThat(receipts).allSatisfy(receipt -> assertThat(failureOf(receipt)).isNotNull());
    assertThat(exchanges).allMatch(CompletableFuture::isCancelled);
  }

  private static void callOften(
      CancelAIJobClient client, List<CompletableFuture<CancelReceipt>> receipts) {
    for (int i = 0; i < 1000; i++) {
      receipts.add(client.cancelAsync(Clients.JOB));
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static TransportFailedException failureOf(CompletableFuture<?> future) {
    return catchThrowableOfType(TransportFailedException.class, () -> Caller.resultOf(future));
  }

  private CancelAIJobClient.Builder builder(HttpTransport transport) {
    return Clients.builder(transport).retryPolicy(RetryPolicy.defaults()).time(time);
  }
}
