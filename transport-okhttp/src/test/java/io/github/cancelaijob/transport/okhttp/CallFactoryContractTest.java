package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.HttpTransport;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;

/** Calls of somebody's factory, which keeps its client's redirects and cookies off. */
class CallFactoryContractTest extends OkHttpTransportTest {
  @Override
  protected HttpTransport transport() {
    return decorated(new OkHttpClient.Builder().followRedirects(false).build());
  }

  @Override
  protected HttpTransport transportThroughProxy(InetSocketAddress proxy) {
    return decorated(new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.HTTP, proxy)).build());
  }

  @Override
  protected HttpTransport hostileTransport() {
    return decorated(
        hostile()
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .build());
  }

  private static HttpTransport decorated(OkHttpClient client) {
    Call.Factory factory =
        request -> client.newCall(request.newBuilder().tag(String.class, "traced").build());
    return OkHttpTransport.using(factory);
  }
}
