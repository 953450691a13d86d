package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.extension.ExtendWith;

/** The asynchronous client, which does both. */
@ExtendWith(DoubleSlashes.class)
class ApacheHttpTransportAsyncTest extends HttpTransportContract {
  @Override
  protected HttpTransport transport() {
    return closing(HttpAsyncClients.createDefault());
  }

  @Override
  protected HttpTransport transportThroughProxy(InetSocketAddress proxy) {
    HttpHost host = new HttpHost("http", proxy.getAddress(), proxy.getPort());
    return closing(HttpAsyncClients.custom().setProxy(host).build());
  }

  @Override
  protected HttpTransport hostileTransport() {
    return closing(
        HttpAsyncClients.custom()
            .setDefaultRequestConfig(HostileClients.config())
            .setDefaultCredentialsProvider(HostileClients.answersEverything())
            .setRetryStrategy(HostileClients.retriesEverything())
            .build());
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.BROKEN_HEADS_TOLD_APART));
  }

  private static HttpTransport closing(CloseableHttpAsyncClient client) {
    client.start();
    return new ClosingTransport(ApacheHttpTransport.using(client), client);
  }
}
