package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import org.junit.jupiter.api.Test;

class DepartureTest {
  private final Departure departure = new Departure();

  @Test
  void a_request_leaves_once() {
    assertThat(departure.leave()).isTrue();
    assertThat(departure.leave()).isFalse();
  }

  @Test
  void what_has_left_may_have_been_sent() {
    departure.leave();

    assertThat(departure.delivery()).isEqualTo(Delivery.MAYBE_SENT);
  }

  @Test
  void what_was_reported_as_not_sent_never_leaves() {
    assertThat(departure.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(departure.leave()).isFalse();
    assertThat(departure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }
}
