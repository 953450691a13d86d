package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link HttpTransport} owes its caller, as test cases: a test class that extends this
 * one proves it for a transport.
 *
 * <p>Each case talks to a raw-socket server of its own on the loopback interface and closes the
 * transport that it got. Cases can't be overridden; what a transport can't do, its {@linkplain
 * #stack() stack} doesn't declare among its capabilities, and the cases that need it show as
 * skipped.
 */
public abstract class HttpTransportContract {
  /** How many cases a run has, skipped ones included. */
  public static final int CASES = 340;

  /** Creates a contract. */
  protected HttpTransportContract() {}

  /** Returns the stack whose transports the cases are about. */
  protected abstract HttpStack<?> stack();

  @Nested
  final class Wire extends WireCases {
    Wire() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class WireAsync extends WireCases {
    WireAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class Responses extends ResponseCases {
    Responses() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class ResponsesAsync extends ResponseCases {
    ResponsesAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class BrokenResponses extends BrokenResponseCases {
    BrokenResponses() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class BrokenResponsesAsync extends BrokenResponseCases {
    BrokenResponsesAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class AtMostOnce extends AtMostOnceCases {
    AtMostOnce() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class AtMostOnceAsync extends AtMostOnceCases {
    AtMostOnceAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class AtMostOnceHostile extends AtMostOnceCases {
    AtMostOnceHostile() {
      super(ContractSubject.blocking(stack()).hostile());
    }
  }

  @Nested
  final class AtMostOnceHostileAsync extends AtMostOnceCases {
    AtMostOnceHostileAsync() {
      super(ContractSubject.async(stack()).hostile());
    }
  }

  @Nested
  final class Time extends TimeCases {
    Time() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class TimeAsync extends TimeCases {
    TimeAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class Interrupts extends InterruptCases {
    Interrupts() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class CancelsAsync extends CancelCases {
    CancelsAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class Failures extends FailureCases {
    Failures() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class FailuresAsync extends FailureCases {
    FailuresAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class Resources extends ResourceCases {
    Resources() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class ResourcesAsync extends ResourceCases {
    ResourcesAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class Ownership extends OwnershipCases {
    Ownership() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class OwnershipAsync extends OwnershipCases {
    OwnershipAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class Clients extends ClientCases {
    Clients() {
      super(ContractSubject.blocking(stack()));
    }
  }

  @Nested
  final class ClientsAsync extends ClientCases {
    ClientsAsync() {
      super(ContractSubject.async(stack()));
    }
  }

  @Nested
  final class Capabilities extends CapabilityCases {
    Capabilities() {
      super(stack());
    }
  }
}
