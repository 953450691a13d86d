package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.ClientSettings;
import io.github.cancelaijob.testkit.contract.HttpStack;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;
import java.util.EnumSet;
import java.util.Set;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;

/** Calls of somebody's factory, which keeps its client's redirects and cookies off. */
class CallFactoryContractTest extends HttpTransportContract {
  @Override
  protected HttpStack<?> stack() {
    return new CallFactoryStack();
  }

  private static final class CallFactoryStack implements HttpStack<OkHttpClient> {
    private final HttpStack<OkHttpClient> clients = new OkHttpStack();

    @Override
    public Set<Capability> capabilities() {
      Set<Capability> capabilities = EnumSet.copyOf(clients.capabilities());
      capabilities.remove(Capability.OWNED_CLIENT);
      return capabilities;
    }

    @Override
    public OkHttpClient client(ClientSettings settings) {
      return tamed(clients.client(settings));
    }

    @Override
    public OkHttpClient hostileClient() {
      return tamed(clients.hostileClient());
    }

    private static OkHttpClient tamed(OkHttpClient client) {
      return client
          .newBuilder()
          .followRedirects(false)
          .followSslRedirects(false)
          .cookieJar(CookieJar.NO_COOKIES)
          .build();
    }

    @Override
    public HttpTransport using(OkHttpClient client) {
      Call.Factory decorated =
          request -> client.newCall(request.newBuilder().tag(String.class, "traced").build());
      return OkHttpTransport.using(decorated);
    }

    @Override
    public void close(OkHttpClient client) {
      clients.close(client);
    }

    @Override
    public Object settingsOf(OkHttpClient client) {
      return clients.settingsOf(client);
    }
  }
}
