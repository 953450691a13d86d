package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is declared works, and what isn't is refused loudly instead of done by halves. */
@Timeout(value = 20, threadMode = SEPARATE_THREAD)
abstract class CapabilityCases {
  private final HttpStack<?> stack;

  CapabilityCases(HttpStack<?> stack) {
    this.stack = stack;
  }

  @Test
  final void t41_a_hostile_client_is_accepted_or_refused() {
    if (stack.capabilities().contains(Capability.HOSTILE_CLIENT_ACCEPTED)) {
      TransportWithClient.hostile(stack).close();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportWithClient.hostile(stack))
          .satisfies(
              e -> assertThat(e).message().containsPattern("(?i)redirect|retr|authenticat|cookie"));
    }
  }

  @Test
  final void t55_send_async_works_or_is_refused() throws Exception {
    try (HttpTransport transport = TransportWithClient.of(stack, ClientSettings.defaults());
        WireServer server = WireServer.start(ContractAnswer.always(200))) {
      CompletableFuture<TransportResponse> future =
          transport.sendAsync(ContractCases.cancel(server));
      if (stack.capabilities().contains(Capability.ASYNC)) {
        assertThat(future.get().status()).isEqualTo(200);
      } else {
        assertThat(future)
            .failsWithin(0, TimeUnit.SECONDS)
            .withThrowableThat()
            .withCauseInstanceOf(UnsupportedOperationException.class);
        assertThat(server.drain()).isEmpty();
      }
    }
  }
}
