package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears of calls that end while others wait for them. */
@Timeout(30)
class CallListenerAsyncTest {
  private final List<CallEvent> told = new CopyOnWriteArrayList<>();
  private final CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
  private final AtomicReference<CompletableFuture<CancelReceipt>> receipt = new AtomicReference<>();

  @Test
  void is_told_that_the_caller_gave_up() {
    client(told::add).cancelAsync(Clients.JOB).cancel(true);

    assertThat(types()).containsExactly(CallEvent.Type.ATTEMPT_STARTED, CallEvent.Type.DONE);
    assertThat(told.get(1).failure()).contains(Kind.CANCELED);
    assertThat(told.get(1).error()).isEmpty();
  }

  @Test
  void is_told_that_the_caller_ran_out_of_patience() {
    CompletableFuture<CallEvent> end = new CompletableFuture<>();
    CancelAIJobClient client =
        client(
            event -> {
              if (event.type() == CallEvent.Type.DONE) {
                end.complete(event);
              }
            });

    client.cancelAsync(Clients.JOB).orTimeout(1, TimeUnit.NANOSECONDS);

    assertThat(end.join().failure()).contains(Kind.CANCELED);
  }

  @Test
  void is_told_nothing_once_the_caller_gives_up_within_an_event() {
    CancelAIJobClient client =
        client(
            event -> {
              told.add(event);
              if (event.type() == CallEvent.Type.ANSWERED) {
                receipt.get().cancel(true);
              }
            });
    receipt.set(client.cancelAsync(Clients.JOB));

    exchange.complete(TransportResponse.of(503, Headers.none(), new byte[0]));

    assertThat(types())
        .containsExactly(
            CallEvent.Type.ATTEMPT_STARTED, CallEvent.Type.ANSWERED, CallEvent.Type.DONE);
  }

  @Test
  void is_told_of_the_end_before_the_caller() {
    AtomicReference<Boolean> calledEarly = new AtomicReference<>();
    CancelAIJobClient client =
        client(
            event -> {
              if (event.type() == CallEvent.Type.DONE) {
                calledEarly.set(receipt.get().isDone());
              }
            });
    receipt.set(client.cancelAsync(Clients.JOB));

    exchange.complete(TransportResponse.of(200, Headers.none(), new byte[0]));

    assertThat(receipt.get()).isCompleted();
    assertThat(calledEarly).hasValue(false);
  }

  private CancelAIJobClient client(CallListener listener) {
    return Clients.retrying(Async.returning(exchange), new FakeTime(Clients.NOW))
        .listener(listener)
        .build();
  }

  private List<CallEvent.Type> types() {
    return told.stream().map(CallEvent::type).collect(Collectors.toList());
  }
}
