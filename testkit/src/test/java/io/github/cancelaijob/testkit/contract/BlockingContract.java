package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The contract over a transport that can do the least and says so. */
final class BlockingContract extends RawContract {
  @Override
  RawTransport raw(@Nullable InetSocketAddress proxy) {
    return new RawTransport(proxy) {
      @Override
      public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
      }

      @Override
      boolean isInterim(int status) throws IOException {
        if (status < 200) {
          throw new ProtocolException("not a final status");
        }
        return false;
      }

      @Override
      int status(String line) throws IOException {
        try {
          return super.status(line);
        } catch (ProtocolException e) {
          throw new IOException("nothing that could be read", e);
        }
      }
    };
  }

  @Override
  protected HttpTransport hostileTransport() {
    throw new IllegalArgumentException("the client must not follow redirects");
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.noneOf(Capability.class);
  }
}
