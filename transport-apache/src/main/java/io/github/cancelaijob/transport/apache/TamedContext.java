package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Departure;
import java.time.Duration;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.jspecify.annotations.Nullable;

/**
 * The context of one exchange of the asynchronous client, which shows its configuration to nobody
 * else: what it puts here comes out tamed.
 */
final class TamedContext extends HttpClientContext {
  private final TamedConfig config;
  private final Duration timeout;
  final Departure departure;

  /** What can end the exchange at once; {@code null} unless {@link OwnSteps} have begun it. */
  volatile @Nullable AsyncExecRuntime runtime;

  TamedContext(TamedConfig config, Duration timeout, Departure departure) {
    this.config = config;
    this.timeout = timeout;
    this.departure = departure;
  }

  /** Takes the client's configuration, which is {@code null} if its owner has set none. */
  @Override
  public void setRequestConfig(@Nullable RequestConfig own) {
    super.setRequestConfig(own == null ? RequestConfig.DEFAULT : own);
  }

  @Override
  public @Nullable RequestConfig getRequestConfig() {
    RequestConfig own = super.getRequestConfig();
    // Keeps an exchange that nobody waits for from holding its connection much longer.
    return own == null ? null : config.of(own, timeout);
  }
}
