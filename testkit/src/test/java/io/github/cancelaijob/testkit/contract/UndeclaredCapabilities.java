package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Transports that can do more, or less, than they say. */
final class UndeclaredCapabilities {
  private UndeclaredCapabilities() {}

  @Fails({"t41_a_hostile_client_is_accepted_or_refused", "t55_send_async_works_or_is_refused"})
  static final class DeclaresNothing extends RawContract {
    @Override
    public Set<Capability> capabilities() {
      return EnumSet.noneOf(Capability.class);
    }
  }

  @Fails("t41_a_hostile_client_is_accepted_or_refused")
  static final class RefusesWithoutReason extends RawContract {
    @Override
    public RawClient hostileClient() {
      throw new IllegalArgumentException("no");
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.noneOf(Capability.class);
    }
  }

  @Fails("t55_send_async_works_or_is_refused")
  static final class ThrowsInsteadOfFailing extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
          throw new UnsupportedOperationException();
        }
      };
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.of(Capability.HOSTILE_CLIENT_ACCEPTED);
    }
  }
}
