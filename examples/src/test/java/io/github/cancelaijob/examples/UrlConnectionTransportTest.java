package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.MultipleFailuresError;

/** The guide's transport, which declares next to nothing. */
@ExtendWith(UrlConnectionTransportTest.LosesBodiesOf401.class)
class UrlConnectionTransportTest extends HttpTransportContract {
  @Override
  protected HttpTransport transport() {
    return new UrlConnectionTransport();
  }

  @Override
  protected HttpTransport transportThroughProxy(InetSocketAddress proxy) {
    return new ThroughProxy(proxy);
  }

  @Override
  protected HttpTransport hostileTransport() {
    throw new IllegalArgumentException("no client is handed in that could follow redirects");
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.noneOf(Capability.class);
  }

  @Test
  void a_401_comes_without_its_body_but_with_its_headers() throws Exception {
    try (CiSimulator ci = CiSimulator.start()) {
      TransportResponse response =
          transport()
              .send(
                  TransportRequest.builder("PUT", ci.endpoint().cancelUri(JobId.of("a1"))).build());

      assertThat(response.status()).isEqualTo(401);
      assertThat(response.headers().first("x-ci-request-id")).isPresent();
      assertThat(response.body()).isEmpty();
    }
  }

  /**
   * A difference that no capability stands for: it shows as skipped, and only as long as it is
   * there.
   */
  static final class LosesBodiesOf401 implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> context,
        ExtensionContext extension)
        throws Throwable {
      if (!context.getExecutable().getName().equals("t21_error_statuses_are_returned")) {
        invocation.proceed();
        return;
      }
      assertThatExceptionOfType(MultipleFailuresError.class)
          .isThrownBy(invocation::proceed)
          .satisfies(e -> assertThat(e.getFailures()).hasSize(1));
      Assumptions.abort("HttpURLConnection has no body for a 401 that it could have answered");
    }
  }

  /** Goes by the JVM's settings, as {@code HttpURLConnection} does. */
  private static final class ThroughProxy implements HttpTransport {
    private final HttpTransport transport = new UrlConnectionTransport();
    private final ProxySelector before = ProxySelector.getDefault();

    ThroughProxy(InetSocketAddress proxy) {
      ProxySelector.setDefault(ProxySelector.of(proxy));
    }

    @Override
    public TransportResponse send(TransportRequest request) throws TransportException {
      return transport.send(request);
    }

    @Override
    public void close() {
      ProxySelector.setDefault(before);
    }
  }
}
