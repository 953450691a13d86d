package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.contract.HttpStack;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.parallel.Isolated;

/** The guide's transport, which declares next to nothing. */
@ExtendWith(UrlConnectionTransportTest.Differences.class)
@Isolated("the JVM has one proxy selector")
class UrlConnectionTransportTest extends HttpTransportContract {
  @Override
  protected HttpStack<?> stack() {
    return new UrlConnectionStack();
  }

  @Test
  void a_401_comes_without_its_body_but_with_its_headers() throws Exception {
    try (CiSimulator ci = CiSimulator.start()) {
      TransportResponse response =
          new UrlConnectionTransport()
              .send(
                  TransportRequest.builder("PUT", ci.endpoint().cancelUri(JobId.of("a1"))).build());

      assertThat(response.status()).isEqualTo(401);
      assertThat(response.headers().first("x-ci-request-id")).isPresent();
      assertThat(response.body()).isEmpty();
    }
  }

  /** Differences that no capability stands for: each shows as skipped as long as it is there. */
  static final class Differences implements InvocationInterceptor {
    private static final Map<String, String> KNOWN =
        Map.of(
            "t21_error_statuses_are_returned",
            "has no body for a 401 that it could have answered",
            "t48_the_deadline_closes_a_pooled_connection",
            "tries for some seconds to read what is left of a body, to keep the connection",
            "t50_interrupted_within_the_body",
            "tries so after an interrupt, too");

    @Override
    public void interceptTestMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> context,
        ExtensionContext extension)
        throws Throwable {
      String difference = KNOWN.get(context.getExecutable().getName());
      if (difference == null) {
        invocation.proceed();
        return;
      }
      assertThatExceptionOfType(AssertionError.class).isThrownBy(invocation::proceed);
      Assumptions.abort("HttpURLConnection " + difference);
    }
  }
}
