package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * A group of cases, each with a transport and servers of its own, which are closed after it.
 *
 * <p>The bound is a safety net: no case depends on how long anything takes.
 */
@Timeout(value = 20, threadMode = SEPARATE_THREAD)
abstract class ContractCases {
  static final String TARGET = "/ai_jobs/a8d121820f5e411ec926ef19d53ba9c6f?cancel";

  /** As long as a real one, with every character that a stack might touch. */
  static final String AUTHORIZATION =
      "q-sign-algorithm=sha1&q-ak=FAKE-SECRET-ID&q-sign-time=1700000000;1700000600"
          + "&q-key-time=1700000000;1700000600&q-header-list=host;x-ci-security-token"
          + "&q-url-param-list=cancel&q-signature=not%2Fa%2Bsignature==, still \"none\""
          + "0".repeat(600);

  private final ContractSubject subject;
  private final List<HttpTransport> transports = new ArrayList<>();
  private final List<WireServer> servers = new ArrayList<>();
  private HttpTransport transport;

  ContractCases(ContractSubject subject) {
    this.subject = subject;
  }

  @BeforeEach
  final void openTransport() {
    transport = subject.open();
    transports.add(transport);
  }

  @AfterEach
  @Timeout(value = 20, threadMode = SEPARATE_THREAD)
  final void closeEverything() {
    try {
      closeTransports();
    } finally {
      servers.forEach(WireServer::close);
    }
  }

  private void closeTransports() {
    transports.forEach(HttpTransport::close);
    transports.clear();
  }

  final boolean can(Capability capability) {
    return subject.can(capability);
  }

  /** Starts a server that is closed after the case. */
  final WireServer server(WireServer.Handler handler) {
    WireServer server = WireServer.start(handler);
    servers.add(server);
    return server;
  }

  /** From now on the case calls a transport through {@code proxy}. */
  final void useProxy(WireServer proxy) {
    transport =
        subject.openThrough(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
    transports.add(transport);
  }

  static URI uri(WireServer server, String target) {
    return URI.create("http://127.0.0.1:" + server.port() + target);
  }

  /** Returns a request such as the core's, for the case to change. */
  static TransportRequest.Builder put(URI uri) {
    return TransportRequest.builder("PUT", uri)
        .header("Authorization", AUTHORIZATION)
        .timeout(Duration.ofSeconds(10));
  }

  static TransportRequest cancel(WireServer server) {
    return put(uri(server, TARGET)).build();
  }

  final TransportResponse exchange(TransportRequest request) throws Exception {
    return subject.exchange(transport, request);
  }

  /** Makes a call that must end without a complete answer although the request was sent. */
  final void exchangeFails(TransportRequest request, Kind... kinds) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> exchange(request))
        .satisfies(e -> assertThat(e.kind()).isIn((Object[]) kinds))
        .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT));
  }

  /** Closes the transports and returns all that ever came to {@code server}. */
  final List<WireRequest> everythingSentTo(WireServer server) throws Exception {
    closeTransports();
    return server.drain();
  }
}
