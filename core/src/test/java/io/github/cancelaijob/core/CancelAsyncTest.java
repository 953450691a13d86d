package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CancelAsyncTest {
  private static final TransportResponse OK =
      TransportResponse.of(200, Headers.none(), new byte[0]);

  private final Exchange exchange = new Exchange();
  private final CancelAIJob client = Clients.client(Async.returning(exchange));

  @Test
  void ends_when_the_exchange_does() throws Exception {
    CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);
    assertThat(receipt).isNotDone();

    exchange.complete(OK);

    assertThat(receipt).isDone();
    assertThat(receipt.get().jobId()).isEqualTo(Clients.JOB);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void canceled_by_the_caller_cancels_the_exchange(boolean mayInterrupt) {
    CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);

    assertThat(receipt.cancel(mayInterrupt)).isTrue();

    assertThat(receipt).isCancelled();
    assertThat(exchange).isCancelled();
    assertThat(exchange.cancels).isEqualTo(1);
    assertThatThrownBy(receipt::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void timed_out_by_the_caller_cancels_the_exchange() {
    CompletableFuture<CancelReceipt> receipt =
        client.cancelAsync(Clients.JOB).orTimeout(1, TimeUnit.MILLISECONDS);

    assertThatThrownBy(receipt::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    // The receipt ends a moment before the exchange, on a thread of the JDK's.
    assertThatThrownBy(() -> exchange.get(10, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void leaves_the_exchange_alone_if_a_derived_future_is_canceled() {
    CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);

    receipt.thenApply(CancelReceipt::requestId).cancel(true);

    assertThat(exchange).isNotDone();
    assertThat(receipt).isNotDone();
  }

  @Test
  void cancels_no_exchange_that_is_complete() {
    CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);

    exchange.complete(OK);
    receipt.cancel(true);

    assertThat(receipt).isCompleted();
    assertThat(exchange.cancels).isZero();
  }

  @Test
  void cancels_no_exchange_that_was_complete_at_once() {
    exchange.complete(TransportResponse.of(503, Headers.none(), new byte[0]));

    assertThatThrownBy(client.cancelAsync(Clients.JOB)::get)
        .hasCauseExactlyInstanceOf(ServiceUnavailableException.class);
    assertThat(exchange.cancels).isZero();
  }

  @Test
  void discards_an_answer_that_comes_too_late() {
    CompletableFuture<CancelReceipt> receipt = client.cancelAsync(Clients.JOB);
    receipt.cancel(false);

    exchange.complete(OK);

    assertThat(receipt).isCancelled();
  }

  @Test
  void over_a_transport_that_only_blocks_says_so() {
    HttpTransport blocking = request -> OK;

    assertThatThrownBy(Clients.client(blocking).cancelAsync(Clients.JOB)::get)
        .hasCauseExactlyInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("use cancel(..)");
  }

  @Test
  void over_a_transport_that_throws_unsupported_says_so() {
    UnsupportedOperationException unsupported = new UnsupportedOperationException();
    HttpTransport transport =
        new Async() {
          @Override
          CompletableFuture<TransportResponse> sendAsync() {
            throw unsupported;
          }
        };

    assertThatThrownBy(Clients.client(transport).cancelAsync(Clients.JOB)::get)
        .hasCause(unsupported);
  }

  @Test
  void of_no_job_is_a_mistake_of_the_caller() {
    assertThatNullPointerException()
        .isThrownBy(() -> client.cancelAsync(null))
        .withMessage("jobId");
    assertThatNullPointerException().isThrownBy(() -> client.cancel(null)).withMessage("jobId");
  }

  private static final class Exchange extends CompletableFuture<TransportResponse> {
    private int cancels;

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      cancels++;
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
