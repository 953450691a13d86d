package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An owned client goes by the JVM's proxy settings, also when they change. */
@Isolated("the JVM has one proxy selector")
@Timeout(30)
class ProxySettingsTest {
  private final ProxySelector ofTheJvm = ProxySelector.getDefault();

  @AfterEach
  void restore() {
    ProxySelector.setDefault(ofTheJvm);
  }

  @ParameterizedTest(name = "async: {0}")
  @ValueSource(booleans = {false, true})
  void a_proxy_that_is_set_later_gets_the_later_requests(boolean async) throws Exception {
    try (WireServer service = WireServer.start((request, peer) -> peer.write(Cancel.OK));
        WireServer proxy = WireServer.start((request, peer) -> peer.write(Cancel.OK));
        HttpTransport transport = ApacheHttpTransport.create()) {
      TransportRequest request = Cancel.within(Duration.ofSeconds(10), service.port());
      send(transport, request, async);
      assertThat(service.requests()).hasSize(1);

      ProxySelector.setDefault(
          ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
      while (proxy.requests().isEmpty()) {
        send(transport, request, async);
        Thread.sleep(20);
      }
      int before = service.requests().size();
      send(transport, request, async);

      assertThat(service.requests()).hasSize(before);
      assertThat(proxy.requests())
          .hasSize(2)
          .allSatisfy(
              forwarded ->
                  assertThat(forwarded.target())
                      .isEqualTo("http://127.0.0.1:" + service.port() + "/ai_jobs/a1?cancel"));
    }
  }

  private static void send(HttpTransport transport, TransportRequest request, boolean async)
      throws Exception {
    int status =
        async ? transport.sendAsync(request).get().status() : transport.send(request).status();
    assertThat(status).isEqualTo(200);
  }
}
