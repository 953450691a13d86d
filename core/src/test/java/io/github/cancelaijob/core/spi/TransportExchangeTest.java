package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TransportExchangeTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final CountDownLatch aborted = new CountDownLatch(1);
  private final Departure departure = new Departure();
  private final TransportExchange exchange = new TransportExchange(LONG, departure);

  TransportExchangeTest() {
    exchange.onEnd(aborted::countDown);
  }

  private TransportExchange brief() {
    TransportExchange brief = new TransportExchange(SHORT, departure);
    brief.onEnd(aborted::countDown);
    return brief;
  }

  @Test
  void an_answer_is_returned() throws Exception {
    TransportResponse answer = TransportResponse.of(200, Headers.none(), new byte[0]);
    exchange.complete(answer);

    assertThat(exchange.await()).isSameAs(answer);
  }

  @Test
  void what_the_stack_threw_is_the_cause() {
    IOException failure = new IOException("reset");
    departure.leave();
    exchange.fail(Kind.CONNECTION_LOST, failure);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> exchange.await())
        .withCause(failure)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION_LOST))
        .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT));
  }

  @Test
  void an_error_passes() {
    Error error = new LinkageError("no such class");
    exchange.fail(Kind.OTHER, error);

    assertThatThrownBy(() -> exchange.await()).isSameAs(error);
  }

  @Test
  void a_deadline_ends_a_blocking_exchange() throws Exception {
    TransportExchange brief = brief();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(brief::await)
        .withMessageContaining("PT0.001S")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    aborted.await();
  }

  @Test
  void a_deadline_ends_an_asynchronous_exchange() throws Exception {
    TransportExchange brief = brief();
    brief.failAtDeadline();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(brief::get)
        .satisfies(
            e -> assertThat(((TransportException) e.getCause()).kind()).isEqualTo(Kind.TIMEOUT));
    aborted.await();
  }

  @Test
  void a_deadline_calls_off_what_was_not_sent() {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(brief()::await)
        .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));

    assertThat(departure.leave()).isFalse();
  }

  @Test
  void an_answer_counts_even_if_it_is_read_late() throws Exception {
    TransportResponse answer = TransportResponse.of(200, Headers.none(), new byte[0]);
    TransportExchange brief = new TransportExchange(Duration.ofNanos(1), departure);
    brief.complete(answer);

    assertThat(brief.await()).isSameAs(answer);
  }

  @Test
  void an_interrupt_ends_it_with_the_flag_set() throws Exception {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> exchange.await())
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
    aborted.await();
  }

  @Test
  void a_failure_that_the_interrupt_waited_for_is_an_interrupt() {
    departure.leave();
    exchange.fail(Kind.TIMEOUT, new IOException("timed out"));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> exchange.await())
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED))
        .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT));
    assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void canceling_ends_it(boolean mayInterrupt) throws Exception {
    assertThat(exchange.cancel(mayInterrupt)).isTrue();

    aborted.await();
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> exchange.await())
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELED));
  }
}
