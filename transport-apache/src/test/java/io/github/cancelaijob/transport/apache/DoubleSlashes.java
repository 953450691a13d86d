package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * What HttpClient 5.2 can't do and later ones can: send a path that begins with two slashes. The
 * case shows as skipped there, and only if the request is refused before anything is sent.
 */
final class DoubleSlashes implements InvocationInterceptor {
  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext extension)
      throws Throwable {
    if (!context.getExecutable().getName().equals("t05_path_keeps_double_slashes")
        || !VersionTest.release().startsWith("5.2.")) {
      invocation.proceed();
      return;
    }
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(invocation::proceed)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
        .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
    Assumptions.abort("HttpClient 5.2 refuses a path that begins with //");
  }
}
