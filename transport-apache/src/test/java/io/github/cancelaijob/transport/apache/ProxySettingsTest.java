package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An owned client goes by the JVM's proxy settings, also when they change. */
@Isolated("the JVM has one proxy selector and one authenticator")
@Timeout(30)
class ProxySettingsTest {
  private static final String CHALLENGE =
      "HTTP/1.1 407 Proxy Authentication Required\r\n"
          + "Proxy-Authenticate: Basic realm=\"proxy\"\r\n"
          + "Content-Length: 0\r\n\r\n";

  private final ProxySelector ofTheJvm = ProxySelector.getDefault();
  private final Authenticator authenticator = Authenticator.getDefault();

  @AfterEach
  void restore() {
    ProxySelector.setDefault(ofTheJvm);
    Authenticator.setDefault(authenticator);
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

  @ParameterizedTest(name = "async: {0}")
  @ValueSource(booleans = {false, true})
  void the_challenge_of_a_proxy_is_the_answer(boolean async) throws Exception {
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("user", "fake".toCharArray());
          }
        });
    try (WireServer proxy = WireServer.start((request, peer) -> peer.write(CHALLENGE));
        HttpTransport transport = ApacheHttpTransport.create()) {
      ProxySelector.setDefault(
          ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
      TransportRequest request = Cancel.within(Duration.ofSeconds(10), 1);

      assertThat(status(transport, request, async)).isEqualTo(407);
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  private static void send(HttpTransport transport, TransportRequest request, boolean async)
      throws Exception {
    assertThat(status(transport, request, async)).isEqualTo(200);
  }

  private static int status(HttpTransport transport, TransportRequest request, boolean async)
      throws Exception {
    return async ? transport.sendAsync(request).get().status() : transport.send(request).status();
  }
}
