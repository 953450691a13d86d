package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Transports that can do more, or less, than they say. */
final class UndeclaredCapabilities {
  private UndeclaredCapabilities() {}

  @Fails({"t41_a_hostile_client_is_accepted_or_refused", "t55_send_async_works_or_is_refused"})
  static final class DeclaresNothing extends RawContract {
    @Override
    protected Set<Capability> capabilities() {
      return EnumSet.noneOf(Capability.class);
    }
  }

  @Fails("t41_a_hostile_client_is_accepted_or_refused")
  static final class RefusesWithoutReason extends RawContract {
    @Override
    protected HttpTransport hostileTransport() {
      throw new IllegalArgumentException("no");
    }

    @Override
    protected Set<Capability> capabilities() {
      return EnumSet.noneOf(Capability.class);
    }
  }

  @Fails("t55_send_async_works_or_is_refused")
  static final class ThrowsInsteadOfFailing extends RawContract {
    @Override
    RawTransport raw(@Nullable InetSocketAddress proxy) {
      return new RawTransport(proxy) {
        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
          throw new UnsupportedOperationException();
        }
      };
    }

    @Override
    protected Set<Capability> capabilities() {
      return EnumSet.of(Capability.HOSTILE_CLIENT_ACCEPTED);
    }
  }
}
