package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.TransportRequest;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The context of one exchange of the asynchronous client, which shows its configuration to nobody
 * else: what it puts here comes out tamed.
 */
final class TamedContext extends HttpClientContext {
  private final Timeout limit;

  TamedContext(TransportRequest request) {
    this.limit = Timeout.ofMilliseconds(Math.max(1, request.timeout().toMillis()));
  }

  /** Takes the client's configuration, which is {@code null} if its owner has set none. */
  @Override
  public void setRequestConfig(@Nullable RequestConfig own) {
    super.setRequestConfig(own == null ? RequestConfig.DEFAULT : own);
  }

  @Override
  public @Nullable RequestConfig getRequestConfig() {
    RequestConfig own = super.getRequestConfig();
    return own == null ? null : limited(Exchanges.tamed(own));
  }

  /**
   * Keeps an exchange that nobody waits for from holding its connection much longer than its time:
   * the client itself forgets what to cancel as soon as a connection comes from its pool.
   */
  private RequestConfig limited(RequestConfig.Builder config) {
    Timeout own = config.build().getResponseTimeout();
    boolean shorter = own != null && !own.isDisabled() && own.compareTo(limit) < 0;
    return config.setResponseTimeout(shorter ? own : limit).build();
  }
}
