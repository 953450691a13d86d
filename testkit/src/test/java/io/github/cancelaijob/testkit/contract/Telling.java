package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;

/** Transports that say something else than what went wrong. */
final class Telling {
  private Telling() {}

  /** Says something else about a failure. */
  abstract static class Rephrasing extends RawContract {
    abstract TransportException rephrase(TransportException failure, TransportRequest request);

    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          try {
            return super.send(request);
          } catch (TransportException e) {
            throw rephrase(e, request);
          }
        }
      };
    }
  }

  @Fails({
    "t45_a_connection_that_isnt_taken_ends_unsent",
    "t46_a_handshake_that_stalls_ends_unsent",
    "t47_a_pool_without_a_free_connection_ends_unsent",
    "t49_interrupted_before_sends_nothing",
    "t51_interrupted_in_the_pool_loses_no_connection",
    "t56_a_refused_connection",
    "t56_a_refused_tls_connection",
    "t57_an_unknown_host",
    "t58_a_certificate_that_nobody_trusts",
    "t58_a_certificate_for_another_name",
    "t58_a_certificate_whose_time_is_over",
    "t59_a_server_without_tls",
    "t59_a_server_that_resets_the_handshake",
    "t59_a_server_that_closes_the_handshake",
    "t60_an_exception_of_an_interceptor",
    "t60_a_client_that_its_user_has_closed",
    "t67_an_owned_client_is_closed_for_good",
    "t71_a_tunnel_that_stalls_ends_unsent"
  })
  static final class SaysPerhaps extends Rephrasing {
    @Override
    TransportException rephrase(TransportException failure, TransportRequest request) {
      return new TransportException(failure.kind(), Delivery.MAYBE_SENT, "no answer", failure);
    }
  }

  @Fails({
    "t58_a_certificate_that_nobody_trusts",
    "t58_a_certificate_for_another_name",
    "t58_a_certificate_whose_time_is_over"
  })
  static final class HidesTheCause extends Rephrasing {
    @Override
    TransportException rephrase(TransportException failure, TransportRequest request) {
      return new TransportException(failure.kind(), failure.delivery(), "no answer", null);
    }
  }

  @Fails("t61_no_secret_is_in_a_failure")
  static final class PrintsTheRequest extends Rephrasing {
    @Override
    TransportException rephrase(TransportException failure, TransportRequest request) {
      return new TransportException(
          failure.kind(),
          failure.delivery(),
          "no answer to " + request.headers().value(0),
          failure);
    }
  }

  @Fails("t61_no_secret_is_in_a_failure")
  static final class HidesASecretInTheCause extends Rephrasing {
    @Override
    TransportException rephrase(TransportException failure, TransportRequest request) {
      return new TransportException(
          failure.kind(),
          failure.delivery(),
          "no answer",
          new IllegalStateException(request.headers().value(1), failure));
    }
  }

  @Fails("t61_no_secret_is_in_the_text_of_a_transport")
  static final class RemembersTheRequest extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        private volatile String last = "";

        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          last = request.headers().value(0);
          return super.send(request);
        }

        @Override
        public String toString() {
          return "after " + last;
        }
      };
    }
  }

  @Fails({"t60_an_exception_of_an_interceptor", "t61_no_secret_is_in_a_failure"})
  static final class ThrowsItsOwnExceptions extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) {
          try {
            return super.send(request);
          } catch (TransportException e) {
            throw new IllegalStateException(e);
          }
        }
      };
    }
  }
}
