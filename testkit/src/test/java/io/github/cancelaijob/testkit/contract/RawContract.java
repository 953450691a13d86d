package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contract over a transport that keeps it. */
class RawContract extends HttpTransportContract {
  RawTransport raw(@Nullable InetSocketAddress proxy) {
    return new RawTransport(proxy);
  }

  @Override
  protected final HttpTransport transport() {
    return raw(null);
  }

  @Override
  protected final HttpTransport transportThroughProxy(InetSocketAddress proxy) {
    return raw(proxy);
  }

  @Override
  protected HttpTransport hostileTransport() {
    return raw(null);
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }
}
