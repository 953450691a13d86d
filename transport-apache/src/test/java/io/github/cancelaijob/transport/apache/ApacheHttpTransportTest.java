package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.contract.Capability;
import io.github.cancelaijob.testkit.contract.HttpTransportContract;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.extension.ExtendWith;

/** The classic client, which only blocks. */
@ExtendWith(DoubleSlashes.class)
class ApacheHttpTransportTest extends HttpTransportContract {
  @Override
  protected HttpTransport transport() {
    return closing(HttpClients.createDefault());
  }

  @Override
  protected HttpTransport transportThroughProxy(InetSocketAddress proxy) {
    HttpHost host = new HttpHost("http", proxy.getAddress(), proxy.getPort());
    return closing(HttpClients.custom().setProxy(host).build());
  }

  @Override
  protected HttpTransport hostileTransport() {
    return closing(
        HttpClients.custom()
            .setDefaultRequestConfig(HostileClients.config())
            .setDefaultCredentialsProvider(HostileClients.answersEverything())
            .setRetryStrategy(HostileClients.retriesEverything())
            .build());
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.of(Capability.HOSTILE_CLIENT_ACCEPTED, Capability.INTERIM_RESPONSES);
  }

  private static HttpTransport closing(CloseableHttpClient client) {
    return new ClosingTransport(ApacheHttpTransport.using(client), client);
  }
}
