package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link HttpTransport} owes its caller, as test cases: a test class that extends this
 * one proves it for a transport.
 *
 * <p>Each case talks to a raw-socket server of its own on the loopback interface and closes the
 * transport that it got. Cases can't be overridden; what a transport can't do, it doesn't declare
 * among its {@linkplain #capabilities() capabilities}, and the cases that need it show as skipped.
 */
public abstract class HttpTransportContract {
  /** How many cases a run has, skipped ones included. */
  public static final int CASES = 210;

  /** Creates a contract. */
  protected HttpTransportContract() {}

  /** Returns a new transport over a client with the stack's defaults. */
  protected abstract HttpTransport transport();

  /**
   * Returns a new transport over a client that sends everything through an HTTP proxy.
   *
   * @param proxy where the proxy listens; it gets no credentials
   */
  protected abstract HttpTransport transportThroughProxy(InetSocketAddress proxy);

  /**
   * Returns a new transport over a client as hostile as the stack allows: it follows redirects,
   * retries, keeps cookies, answers challenges of origins and proxies, asks for compression, and
   * has interceptors that call on twice.
   *
   * @throws IllegalArgumentException if such a client isn't accepted; names the setting
   */
  protected abstract HttpTransport hostileTransport();

  /** Returns what these transports can do. */
  protected abstract Set<Capability> capabilities();

  @Nested
  final class Wire extends WireCases {
    Wire() {
      super(ContractSubject.blocking(HttpTransportContract.this));
    }
  }

  @Nested
  final class WireAsync extends WireCases {
    WireAsync() {
      super(ContractSubject.async(HttpTransportContract.this));
    }
  }

  @Nested
  final class Responses extends ResponseCases {
    Responses() {
      super(ContractSubject.blocking(HttpTransportContract.this));
    }
  }

  @Nested
  final class ResponsesAsync extends ResponseCases {
    ResponsesAsync() {
      super(ContractSubject.async(HttpTransportContract.this));
    }
  }

  @Nested
  final class BrokenResponses extends BrokenResponseCases {
    BrokenResponses() {
      super(ContractSubject.blocking(HttpTransportContract.this));
    }
  }

  @Nested
  final class BrokenResponsesAsync extends BrokenResponseCases {
    BrokenResponsesAsync() {
      super(ContractSubject.async(HttpTransportContract.this));
    }
  }

  @Nested
  final class AtMostOnce extends AtMostOnceCases {
    AtMostOnce() {
      super(ContractSubject.blocking(HttpTransportContract.this));
    }
  }

  @Nested
  final class AtMostOnceAsync extends AtMostOnceCases {
    AtMostOnceAsync() {
      super(ContractSubject.async(HttpTransportContract.this));
    }
  }

  @Nested
  final class AtMostOnceHostile extends AtMostOnceCases {
    AtMostOnceHostile() {
      super(ContractSubject.blocking(HttpTransportContract.this).hostile());
    }
  }

  @Nested
  final class AtMostOnceHostileAsync extends AtMostOnceCases {
    AtMostOnceHostileAsync() {
      super(ContractSubject.async(HttpTransportContract.this).hostile());
    }
  }

  @Nested
  final class Capabilities extends CapabilityCases {
    Capabilities() {
      super(HttpTransportContract.this);
    }
  }
}
