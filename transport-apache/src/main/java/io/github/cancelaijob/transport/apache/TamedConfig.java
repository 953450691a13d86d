package io.github.cancelaijob.transport.apache;

import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A client's own configuration, less what a signed request can't bear: made once for all requests
 * that have both configuration and timeout in common. Thread-safe.
 */
final class TamedConfig {
  private volatile @Nullable Made last;

  /** Returns what becomes of {@code own} if the answer may take {@code timeout} to come. */
  @SuppressWarnings("ReferenceEquality")
  RequestConfig of(RequestConfig own, Duration timeout) {
    Made made = last;
    if (made == null || made.own != own || !made.timeout.equals(timeout)) {
      made = new Made(own, timeout);
      last = made;
    }
    return made.tamed;
  }

  private static final class Made {
    final RequestConfig own;
    final Duration timeout;
    final RequestConfig tamed;

    Made(RequestConfig own, Duration timeout) {
      this.own = own;
      this.timeout = timeout;
      this.tamed =
          RequestConfig.copy(own)
              .setRedirectsEnabled(false)
              .setCookieSpec(StandardCookieSpec.IGNORE)
              .setContentCompressionEnabled(false)
              .setExpectContinueEnabled(false)
              // The service's challenges are not for the client; the asynchronous one would swallow
              // the answer that carries one. Proxies keep theirs.
              .setTargetPreferredAuthSchemes(List.of())
              // Keeps an exchange that nobody waits for from holding its connection much longer.
              .setResponseTimeout(earlier(own.getResponseTimeout(), timeout))
              .build();
    }

    private static Timeout earlier(@Nullable Timeout own, Duration timeout) {
      Timeout limit = Timeout.ofMilliseconds(Math.max(1, timeout.toMillis()));
      return own == null || own.isDisabled() || own.compareTo(limit) > 0 ? limit : own;
    }
  }
}
