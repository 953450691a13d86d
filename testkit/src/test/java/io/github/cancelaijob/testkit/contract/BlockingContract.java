package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The contract over a transport that can do the least and says so. */
final class BlockingContract extends RawContract {
  @Override
  RawTransport raw(RawClient client) {
    return new RawTransport(client) {
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
  public RawClient hostileClient() {
    throw new IllegalArgumentException("the client must not follow redirects");
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.noneOf(Capability.class);
  }
}
