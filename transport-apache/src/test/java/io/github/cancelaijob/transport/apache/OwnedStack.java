package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.ClientSettings;
import io.github.cancelaijob.testkit.contract.HttpStack;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;

/** The clients that the transport makes for itself, wherever a case has no wishes of its own. */
final class OwnedStack implements HttpStack<AutoCloseable> {
  private final AsyncStack borrowed = new AsyncStack();

  @Override
  public Set<Capability> capabilities() {
    // It blocks on the classic client, which doesn't notice interrupts.
    return EnumSet.complementOf(
        EnumSet.of(
            Capability.BORROWED_CLIENT,
            Capability.BROKEN_HEADS_TOLD_APART,
            Capability.INTERRUPT_IN_FLIGHT));
  }

  @Override
  public AutoCloseable client(ClientSettings settings) {
    return settings.areDefaults() ? ApacheHttpTransport.create() : borrowed.client(settings);
  }

  @Override
  public AutoCloseable hostileClient() {
    return borrowed.hostileClient();
  }

  @Override
  public HttpTransport using(AutoCloseable client) {
    return client instanceof HttpTransport
        ? (HttpTransport) client
        : borrowed.using((CloseableHttpAsyncClient) client);
  }

  @Override
  public void close(AutoCloseable client) {
    if (client instanceof HttpTransport) {
      ((HttpTransport) client).close();
    } else {
      borrowed.close((CloseableHttpAsyncClient) client);
    }
  }

  @Override
  public HttpTransport create() {
    return ApacheHttpTransport.create();
  }

  @Override
  public Object settingsOf(AutoCloseable client) {
    throw new UnsupportedOperationException("not borrowed");
  }
}
