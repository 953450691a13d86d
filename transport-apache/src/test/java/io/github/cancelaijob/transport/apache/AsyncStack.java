package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.ClientSettings;
import io.github.cancelaijob.testkit.contract.HttpStack;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;

/** The asynchronous client, which does both. */
final class AsyncStack implements HttpStack<CloseableHttpAsyncClient> {
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(Capability.ASYNC_CANCEL_CLOSES, Capability.BROKEN_HEADS_TOLD_APART));
  }

  @Override
  public CloseableHttpAsyncClient client(ClientSettings settings) {
    PoolingAsyncClientConnectionManagerBuilder pool =
        PoolingAsyncClientConnectionManagerBuilder.create();
    settings
        .sslContext()
        .ifPresent(context -> pool.setTlsStrategy(new DefaultClientTlsStrategy(context)));
    settings.maxConnections().ifPresent(max -> pool.setMaxConnTotal(max).setMaxConnPerRoute(max));
    HttpAsyncClientBuilder builder = HttpAsyncClients.custom().setConnectionManager(pool.build());
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
    return started(builder.build());
  }

  @Override
  public CloseableHttpAsyncClient hostileClient() {
    return started(
        HttpAsyncClients.custom()
            .setDefaultRequestConfig(HostileClients.config())
            .setDefaultCredentialsProvider(HostileClients.answersEverything())
            .setRetryStrategy(HostileClients.retriesEverything())
            .addExecInterceptorFirst("twice", CallsTwice::intercept)
            .build());
  }

  private static CloseableHttpAsyncClient started(CloseableHttpAsyncClient client) {
    client.start();
    return client;
  }

  @Override
  public HttpTransport using(CloseableHttpAsyncClient client) {
    return ApacheHttpTransport.using(client);
  }

  @Override
  public void close(CloseableHttpAsyncClient client) {
    client.close(CloseMode.IMMEDIATE);
  }

  @Override
  public HttpTransport create() {
    return ApacheHttpTransport.create();
  }

  @Override
  public Object settingsOf(CloseableHttpAsyncClient client) {
    return client.getClass();
  }
}
