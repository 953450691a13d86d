package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.ClientSettings;
import io.github.cancelaijob.testkit.contract.HttpStack;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** {@code java.net.http}, whose clients can't be limited, and have no interceptors. */
final class JdkStack implements HttpStack<HttpClient> {
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(
            Capability.HOSTILE_CLIENT_ACCEPTED,
            Capability.INTERCEPTORS,
            Capability.POOL_LIMIT,
            // Off for tunnels, by the JVM's property jdk.http.auth.tunneling.disabledSchemes.
            Capability.PROXY_AUTHENTICATION));
  }

  @Override
  public HttpClient client(ClientSettings settings) {
    HttpClient.Builder builder = HttpClient.newBuilder();
    settings.sslContext().ifPresent(builder::sslContext);
    settings.proxy().ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
    settings.proxyCredentials().ifPresent(both -> builder.authenticator(new Answers(both)));
    return builder.build();
  }

  @Override
  public HttpClient hostileClient() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .cookieHandler(new CookieManager())
        .authenticator(new Answers(new PasswordAuthentication("user", "fake".toCharArray())))
        .build();
  }

  @Override
  public HttpTransport using(HttpClient client) {
    return JdkHttpTransport.using(client);
  }

  @Override
  public void close(HttpClient client) {
    Shutdown.now(client);
  }

  @Override
  public HttpTransport create() {
    return JdkHttpTransport.create();
  }

  @Override
  public Object settingsOf(HttpClient client) {
    return Arrays.asList(
        client.followRedirects(),
        client.cookieHandler(),
        client.authenticator(),
        client.connectTimeout(),
        client.executor(),
        client.proxy(),
        client.version(),
        client.sslContext());
  }

  private static final class Answers extends Authenticator {
    private final PasswordAuthentication credentials;

    Answers(PasswordAuthentication credentials) {
      this.credentials = credentials;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY ? credentials : null;
    }
  }
}
