package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.ClientSettings;
import io.github.cancelaijob.testkit.contract.HttpStack;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;

/** The classic client, which only blocks. */
final class ClassicStack implements HttpStack<CloseableHttpClient> {
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(
            Capability.ASYNC,
            Capability.ASYNC_CANCEL_CLOSES,
            Capability.INTERRUPT_IN_FLIGHT,
            Capability.BROKEN_HEADS_TOLD_APART));
  }

  @Override
  @SuppressWarnings("deprecation") // HttpClient 5.2 knows no other way
  public CloseableHttpClient client(ClientSettings settings) {
    PoolingHttpClientConnectionManagerBuilder pool =
        PoolingHttpClientConnectionManagerBuilder.create();
    settings
        .sslContext()
        .ifPresent(context -> pool.setSSLSocketFactory(new SSLConnectionSocketFactory(context)));
    settings.maxConnections().ifPresent(max -> pool.setMaxConnTotal(max).setMaxConnPerRoute(max));
    HttpClientBuilder builder = HttpClients.custom().setConnectionManager(pool.build());
    settings
        .proxy()
        .ifPresent(proxy -> builder.setProxy(new HttpHost(proxy.getAddress(), proxy.getPort())));
    settings
        .proxyCredentials()
        .ifPresent(
            both ->
                builder.setDefaultCredentialsProvider(
                    HostileClients.answers(settings.proxy().orElseThrow(), both)));
    settings
        .traceparent()
        .ifPresent(
            value ->
                builder.addRequestInterceptorLast(
                    (request, entity, context) -> request.setHeader("traceparent", value.get())));
    return builder.build();
  }

  @Override
  public CloseableHttpClient hostileClient() {
    return HttpClients.custom()
        .setDefaultRequestConfig(HostileClients.config())
        .setDefaultCredentialsProvider(HostileClients.answersEverything())
        .setRetryStrategy(HostileClients.retriesEverything())
        .addExecInterceptorFirst("twice", HostileClients::callTwice)
        .build();
  }

  @Override
  public HttpTransport using(CloseableHttpClient client) {
    return ApacheHttpTransport.using(client);
  }

  @Override
  public void close(CloseableHttpClient client) {
    client.close(CloseMode.IMMEDIATE);
  }

  @Override
  public HttpTransport create() {
    return ApacheHttpTransport.create();
  }

  @Override
  public Object settingsOf(CloseableHttpClient client) {
    return ((Configurable) client).getConfig().toString();
  }
}
