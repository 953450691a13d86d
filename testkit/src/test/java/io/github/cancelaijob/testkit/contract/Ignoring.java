package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.TestAuthority;
import javax.net.ssl.SSLParameters;

/** Transports whose clients don't do what their users have set, or trust whom they shouldn't. */
final class Ignoring {
  private Ignoring() {}

  /** Has other settings than its user wants. */
  abstract static class Resetting extends RawContract {
    abstract ClientSettings reset(ClientSettings settings);

    @Override
    public RawClient client(ClientSettings settings) {
      return super.client(reset(settings));
    }
  }

  @Fails({
    "t69_the_clients_trust_applies",
    "t69_the_clients_certificate_is_shown",
    "t69_a_lost_tls_connection_is_told",
    "t69_no_answer_over_tls_ends_by_the_deadline",
    "t71_a_tunnel_carries_the_request",
    "t71_a_proxy_gets_its_credentials_and_nobody_else"
  })
  static final class TrustsSomebodyElse extends Resetting {
    @Override
    ClientSettings reset(ClientSettings settings) {
      TestAuthority other = TestAuthority.create();
      return settings.withTls(other.context(null), other.trustManager());
    }
  }

  @Fails("t69_the_clients_certificate_is_shown")
  static final class ShowsNoCertificate extends Resetting {
    @Override
    ClientSettings reset(ClientSettings settings) {
      ClientSettings anonymous = TlsFixture.trusting();
      return settings.withTls(
          anonymous.sslContext().orElseThrow(), anonymous.trustManager().orElseThrow());
    }
  }

  @Fails({
    "t58_a_certificate_that_nobody_trusts",
    "t58_a_certificate_for_another_name",
    "t58_a_certificate_whose_time_is_over"
  })
  static final class TrustsEverybody extends Resetting {
    @Override
    ClientSettings reset(ClientSettings settings) {
      return settings.withTls(
          TrustAll.context(), TlsFixture.trusting().trustManager().orElseThrow());
    }
  }

  @Fails("t58_a_certificate_for_another_name")
  static final class IgnoresNames extends RawContract {
    @Override
    public RawClient client(ClientSettings settings) {
      return new RawClient(settings) {
        @Override
        RawConnection newConnection(String origin) {
          return new RawConnection(origin) {
            @Override
            SSLParameters parameters(SSLParameters parameters) {
              return parameters;
            }
          };
        }
      };
    }
  }

  @Fails({"t60_an_exception_of_an_interceptor", "t69_the_clients_interceptor_applies"})
  static final class IgnoresInterceptors extends Resetting {
    @Override
    ClientSettings reset(ClientSettings settings) {
      return settings.withTraceparent(null);
    }
  }

  @Fails({
    "t09_host_lacks_the_default_port",
    "t71_a_proxy_gets_the_absolute_form",
    "t71_a_tunnel_carries_the_request",
    "t71_a_refused_tunnel_sends_nothing",
    "t71_a_tunnel_that_stalls_ends_unsent",
    "t71_a_proxy_gets_its_credentials_and_nobody_else"
  })
  static final class IgnoresTheProxy extends Resetting {
    @Override
    ClientSettings reset(ClientSettings settings) {
      return settings.withProxy(null);
    }
  }

  @Fails("t71_a_proxy_gets_its_credentials_and_nobody_else")
  static final class HasNoCredentials extends Resetting {
    @Override
    ClientSettings reset(ClientSettings settings) {
      return settings.withProxyCredentials(null);
    }
  }

  @Fails("t71_a_proxy_gets_its_credentials_and_nobody_else")
  static final class TellsEverybodyItsCredentials extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        String head(TransportRequest request) {
          return super.head(request).replace("Host:", "Proxy-Authorization: Basic eA==\r\nHost:");
        }
      };
    }
  }

  @Fails("t71_a_proxy_gets_the_absolute_form")
  static final class TakesAProxyForTheOrigin extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        String head(TransportRequest request) {
          return super.head(request).replace("PUT http://jobs.invalid", "PUT ");
        }
      };
    }
  }
}
