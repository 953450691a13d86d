package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.EnumSet;
import java.util.Set;

class JdkHttpTransportTest extends HttpTransportContract {
  @Override
  protected HttpTransport transport() {
    return JdkHttpTransport.create();
  }

  @Override
  protected HttpTransport transportThroughProxy(InetSocketAddress proxy) {
    return JdkHttpTransport.using(HttpClient.newBuilder().proxy(ProxySelector.of(proxy)).build());
  }

  @Override
  protected HttpTransport hostileTransport() {
    return JdkHttpTransport.using(
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .cookieHandler(new CookieManager())
            .build());
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.HOSTILE_CLIENT_ACCEPTED));
  }
}
