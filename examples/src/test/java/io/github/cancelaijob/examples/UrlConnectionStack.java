package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.ClientSettings;
import io.github.cancelaijob.testkit.contract.HttpStack;
import java.net.ProxySelector;
import java.util.EnumSet;
import java.util.Set;

/** Has no clients: {@code HttpURLConnection} goes by the settings of the JVM. */
final class UrlConnectionStack implements HttpStack<ClientSettings> {
  private static final ProxySelector OF_THE_JVM = ProxySelector.getDefault();

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.PROXY);
  }

  @Override
  public ClientSettings client(ClientSettings settings) {
    settings.proxy().ifPresent(proxy -> ProxySelector.setDefault(ProxySelector.of(proxy)));
    return settings;
  }

  @Override
  public ClientSettings hostileClient() {
    throw new IllegalArgumentException("no client is handed in that could follow redirects");
  }

  @Override
  public HttpTransport using(ClientSettings client) {
    return new UrlConnectionTransport();
  }

  @Override
  public void close(ClientSettings client) {
    ProxySelector.setDefault(OF_THE_JVM);
  }

  @Override
  public Object settingsOf(ClientSettings client) {
    return client;
  }
}
