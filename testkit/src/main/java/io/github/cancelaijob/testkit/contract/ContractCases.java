package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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

  /** The timeout of all others, longer than a server holds a connection. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private final ContractSubject subject;
  private final List<HttpTransport> transports = new ArrayList<>();
  private final List<WireServer> servers = new ArrayList<>();
  private HttpTransport transport;

  ContractCases(ContractSubject subject) {
    this.subject = subject;
  }

  @BeforeEach
  final void openTransport() {
    use(subject.open());
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

  final ContractSubject subject() {
    return subject;
  }

  final boolean can(Capability capability) {
    return subject.can(capability);
  }

  /** Starts a server that is closed after the case. */
  final WireServer server(WireServer.Handler handler) {
    return server(connection -> {}, handler);
  }

  /** Starts a server that is closed after the case. */
  final WireServer server(WireServer.Greeting greeting, WireServer.Handler handler) {
    WireServer server = WireServer.start(greeting, handler);
    servers.add(server);
    return server;
  }

  /** From now on the case calls a transport over such a client, if the stack has it. */
  final void useClient(ClientSettings settings, Capability... needed) {
    use(subject.open(settings, needed));
  }

  /** Starts a server of TLS alone that answers everything with 200. */
  final WireServer tlsServer(WireServer.Greeting handshake) {
    return server(handshake, ContractAnswer.always(200));
  }

  /** From now on the case calls {@code other}, which is closed after it. */
  final void use(HttpTransport other) {
    transport = other;
    transports.add(other);
  }

  /** From now on the case calls a transport through {@code proxy}. */
  final void useProxy(WireServer proxy) {
    useClient(ClientSettings.defaults().withProxy(addressOf(proxy)), Capability.PROXY);
  }

  /** Answers requests to {@code /first} at once, and has {@code handler} answer all others. */
  static WireServer.Handler afterTheFirst(WireServer.Handler handler) {
    return (request, connection) -> {
      if (request.target().equals("/first")) {
        ContractAnswer.canceled(connection);
      } else {
        handler.handle(request, connection);
      }
    };
  }

  /** From now on the case calls a transport whose client sets a header {@code traceparent}. */
  final void useInterceptor(Supplier<String> value) {
    useClient(ClientSettings.defaults().withTraceparent(value), Capability.INTERCEPTORS);
  }

  static InetSocketAddress addressOf(WireServer server) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
  }

  static URI uri(WireServer server, String target) {
    return URI.create("http://127.0.0.1:" + server.port() + target);
  }

  static URI tlsUri(WireServer server) {
    return URI.create("https://127.0.0.1:" + server.port() + TARGET);
  }

  /** Returns a request such as the core's, for the case to change. */
  static TransportRequest.Builder put(URI uri) {
    return TransportRequest.builder("PUT", uri)
        .header("Authorization", AUTHORIZATION)
        .timeout(LATE);
  }

  static TransportRequest cancel(WireServer server) {
    return put(uri(server, TARGET)).build();
  }

  static TransportRequest cancelSoon(WireServer server) {
    return put(uri(server, TARGET)).timeout(soon()).build();
  }

  /**
   * Returns the timeout of calls that must end by it: time enough to send a request, on a machine
   * that is so busy that a thread takes long to start, too.
   */
  static Duration soon() {
    long start = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      CompletableFuture.runAsync(() -> {}, task -> new Thread(task, "how-busy").start()).join();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start).multipliedBy(10);
    return Duration.ofMillis(500 + Math.min(2_000, took.toMillis()));
  }

  /** Returns the transport that the case calls now. */
  final HttpTransport transport() {
    return transport;
  }

  final TransportResponse exchange(TransportRequest request) throws Exception {
    return subject.exchange(transport, request);
  }

  /** Makes a call in a thread of its own. */
  final CompletableFuture<TransportResponse> inBackground(TransportRequest request) {
    CompletableFuture<TransportResponse> future = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                future.complete(exchange(request));
              } catch (Throwable e) {
                future.completeExceptionally(e);
              }
            },
            "in-background");
    thread.setDaemon(true);
    thread.start();
    return future;
  }

  /** Makes a call that must end without a complete answer although the request was sent. */
  final TransportException exchangeFails(TransportRequest request, Kind... kinds) {
    return exchangeFails(request, Delivery.MAYBE_SENT, kinds);
  }

  /** Makes a call that must end before the request is sent. */
  final TransportException exchangeFailsUnsent(TransportRequest request, Kind... kinds) {
    return exchangeFails(request, Delivery.NOT_SENT, kinds);
  }

  private TransportException exchangeFails(
      TransportRequest request, Delivery delivery, Kind... kinds) {
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> exchange(request));
    assertThat(failure).as("the call's failure").isNotNull();
    assertThat(failure.kind()).as("%s", failure).isIn((Object[]) kinds);
    assertThat(failure.delivery()).as("%s", failure).isEqualTo(delivery);
    return failure;
  }

  /** Closes the transports and returns all that ever came to {@code server}. */
  final List<WireRequest> everythingSentTo(WireServer server) throws Exception {
    closeTransports();
    return server.drain();
  }
}
