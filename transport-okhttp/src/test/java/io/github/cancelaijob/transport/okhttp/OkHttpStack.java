package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.ClientSettings;
import io.github.cancelaijob.testkit.contract.HttpStack;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLContext;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/** OkHttp, whose pool has no limit. */
final class OkHttpStack implements HttpStack<OkHttpClient> {
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(
            // Of 4.12; 5 skips them.
            Capability.INTERIM_RESPONSES,
            Capability.BROKEN_HEADS_TOLD_APART,
            Capability.INTERRUPT_IN_FLIGHT,
            Capability.POOL_LIMIT));
  }

  @Override
  public OkHttpClient client(ClientSettings settings) {
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    if (settings.sslContext().isPresent()) {
      SSLContext context = settings.sslContext().get();
      builder.sslSocketFactory(context.getSocketFactory(), settings.trustManager().orElseThrow());
    }
    settings.proxy().ifPresent(address -> builder.proxy(new Proxy(Proxy.Type.HTTP, address)));
    settings.proxyCredentials().ifPresent(both -> builder.proxyAuthenticator(answers(both)));
    settings
        .traceparent()
        .ifPresent(
            value ->
                builder.addInterceptor(
                    chain ->
                        chain.proceed(
                            chain
                                .request()
                                .newBuilder()
                                .header("traceparent", value.get())
                                .build())));
    return builder.build();
  }

  private static Authenticator answers(PasswordAuthentication both) {
    String basic = Credentials.basic(both.getUserName(), new String(both.getPassword()));
    return (route, response) ->
        response.request().header("Proxy-Authorization") != null
            ? null
            : response.request().newBuilder().header("Proxy-Authorization", basic).build();
  }

  @Override
  public OkHttpClient hostileClient() {
    return HostileClient.create();
  }

  @Override
  public HttpTransport using(OkHttpClient client) {
    return OkHttpTransport.using(client);
  }

  @Override
  public void close(OkHttpClient client) {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  @Override
  public HttpTransport create() {
    return OkHttpTransport.create();
  }

  @Override
  public Object settingsOf(OkHttpClient client) {
    return Arrays.asList(
        client.followRedirects(),
        client.followSslRedirects(),
        client.retryOnConnectionFailure(),
        client.cookieJar(),
        client.authenticator(),
        client.interceptors(),
        client.networkInterceptors(),
        client.callTimeoutMillis(),
        client.connectTimeoutMillis(),
        client.readTimeoutMillis(),
        client.writeTimeoutMillis());
  }
}
