package io.github.cancelaijob.core.spi;

import java.time.Instant;

/** Signs requests. Implementations are thread-safe. */
@FunctionalInterface
public interface RequestSigner {
  /**
   * Returns the value of the header {@code Authorization} for {@code request}.
   *
   * @param now the time by the service's clock, as well as it is known
   */
  String authorize(SignableRequest request, Credentials credentials, Instant now);
}
