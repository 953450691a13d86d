package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.HttpTransport;
import java.util.EnumSet;
import java.util.Set;

/** The contract over a transport that keeps it. */
class RawContract extends HttpTransportContract implements HttpStack<RawClient> {
  /** Returns the transport under test; a broken contract overrides this. */
  RawTransport raw(RawClient client) {
    return new RawTransport(client);
  }

  @Override
  protected final HttpStack<?> stack() {
    return this;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public RawClient client(ClientSettings settings) {
    return new RawClient(settings);
  }

  @Override
  public RawClient hostileClient() {
    return client(ClientSettings.defaults());
  }

  @Override
  public HttpTransport using(RawClient client) {
    return raw(client);
  }

  @Override
  public void close(RawClient client) {
    client.close();
  }

  @Override
  public HttpTransport create() {
    return TransportWithClient.of(this, ClientSettings.defaults());
  }

  @Override
  public Object settingsOf(RawClient client) {
    return client.settings;
  }
}
