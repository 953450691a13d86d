package io.github.cancelaijob.testkit.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.ExecutionException;

/** How a group of cases gets its transports, and how it calls them. */
final class ContractSubject {
  private final HttpStack<?> stack;
  private final boolean async;
  private final boolean hostile;

  private ContractSubject(HttpStack<?> stack, boolean async, boolean hostile) {
    this.stack = stack;
    this.async = async;
    this.hostile = hostile;
  }

  static ContractSubject blocking(HttpStack<?> stack) {
    return new ContractSubject(stack, false, false);
  }

  static ContractSubject async(HttpStack<?> stack) {
    return new ContractSubject(stack, true, false);
  }

  /** Returns a subject that calls in the same way, over a hostile client. */
  ContractSubject hostile() {
    return new ContractSubject(stack, async, true);
  }

  HttpStack<?> stack() {
    return stack;
  }

  boolean isAsync() {
    return async;
  }

  boolean can(Capability capability) {
    return stack.capabilities().contains(capability);
  }

  /** Returns a new transport that is closed with its client; skips what the stack can't do. */
  HttpTransport open() {
    if (!hostile) {
      return open(ClientSettings.defaults());
    }
    skipUnless(Capability.HOSTILE_CLIENT_ACCEPTED);
    return TransportWithClient.hostile(stack);
  }

  /** Returns a new transport over such a client; skips what the stack can't do. */
  HttpTransport open(ClientSettings settings, Capability... needed) {
    skipUnless(needed);
    return TransportWithClient.of(stack, settings);
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

  /** Skips the case if the stack's transports can't do this. */
  void skipUnless(Capability... needed) {
    if (async) {
      skipWithout(Capability.ASYNC);
    }
    for (Capability capability : needed) {
      skipWithout(capability);
    }
  }

  private void skipWithout(Capability capability) {
    assumeTrue(can(capability), () -> "this transport doesn't declare " + capability);
  }
}
