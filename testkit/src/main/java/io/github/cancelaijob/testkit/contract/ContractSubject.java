package io.github.cancelaijob.testkit.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;

/** How a group of cases gets its transports, and how it calls them. */
final class ContractSubject {
  private final HttpTransportContract contract;
  private final boolean async;
  private final boolean hostile;

  private ContractSubject(HttpTransportContract contract, boolean async, boolean hostile) {
    this.contract = contract;
    this.async = async;
    this.hostile = hostile;
  }

  static ContractSubject blocking(HttpTransportContract contract) {
    return new ContractSubject(contract, false, false);
  }

  static ContractSubject async(HttpTransportContract contract) {
    return new ContractSubject(contract, true, false);
  }

  /** Returns a subject that calls in the same way, over a hostile client. */
  ContractSubject hostile() {
    return new ContractSubject(contract, async, true);
  }

  boolean can(Capability capability) {
    return contract.capabilities().contains(capability);
  }

  /** Returns a new transport; skips the case if the contract's transports can't do this. */
  HttpTransport open() {
    skipUnlessUsable();
    return hostile ? contract.hostileTransport() : contract.transport();
  }

  /** Returns a new transport through a proxy. */
  HttpTransport openThrough(InetSocketAddress proxy) {
    skipUnlessUsable();
    return contract.transportThroughProxy(proxy);
  }

  TransportResponse exchange(HttpTransport transport, TransportRequest request)
      throws TransportException, InterruptedException {
    if (!async) {
      return transport.send(request);
    }
    try {
      return transport.sendAsync(request).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransportException) {
        throw (TransportException) e.getCause();
      }
      throw new AssertionError("the future failed with something else", e.getCause());
    }
  }

  private void skipUnlessUsable() {
    if (async) {
      skipWithout(Capability.ASYNC);
    }
    if (hostile) {
      skipWithout(Capability.HOSTILE_CLIENT_ACCEPTED);
    }
  }

  private void skipWithout(Capability capability) {
    assumeTrue(can(capability), () -> "this transport doesn't declare " + capability);
  }
}
