package io.github.cancelaijob.transport.apache;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

  /**
   * Returns what becomes of {@code own}.
   *
   * @param timeout what the answer may take to come at most; {@code null} leaves that as it is
   */
  @SuppressWarnings("ReferenceEquality")
  RequestConfig of(RequestConfig own, @Nullable Duration timeout) {
    Made made = last;
    if (made == null || made.own != own || !Objects.equals(made.timeout, timeout)) {
      made = new Made(own, timeout);
      last = made;
    }
    return made.tamed;
  }

  private static final class Made {
    final RequestConfig own;
    final @Nullable Duration timeout;
    final RequestConfig tamed;

    Made(RequestConfig own, @Nullable Duration timeout) {
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
              .setResponseTimeout(earlier(own.getResponseTimeout(), timeout))
              .build();
    }

    private static @Nullable Timeout earlier(@Nullable Timeout own, @Nullable Duration timeout) {
      if (timeout == null) {
        return own;
      }
      Timeout limit = Timeout.ofMilliseconds(Math.max(1, timeout.toMillis()));
      return own == null || own.isDisabled() || own.compareTo(limit) > 0 ? limit : own;
    }
  }
}
