package io.github.cancelaijob.transport.jdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stack must not ask for the body's length before it can write the request's head. */
@Timeout(30)
class DepartureTest {
  private final HttpTransport transport = JdkHttpTransport.create();

  @AfterEach
  void close() {
    transport.close();
  }

  private TransportException failureOf(TransportRequest request) {
    return catchThrowableOfType(TransportException.class, () -> transport.send(request));
  }

  private void notSent(TransportRequest request, Kind kind) {
    TransportException failure = failureOf(request);

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  @Test
  void nothing_leaves_if_the_connection_is_refused() throws Exception {
    int port;
    try (ServerSocket closedSoon = new ServerSocket(0)) {
      port = closedSoon.getLocalPort();
    }

    notSent(Cancel.signed("http", port).build(), Kind.CONNECT);
    notSent(Cancel.signed("https", port).build(), Kind.CONNECT);
  }

  @Test
  void nothing_leaves_if_the_host_is_unknown() {
    URI nowhere = URI.create("http://no-such-host.invalid/ai_jobs/a1?cancel");

    notSent(TransportRequest.builder("PUT", nowhere).build(), Kind.UNKNOWN_HOST);
  }

  @Test
  void nothing_leaves_while_the_backlog_is_full() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      while (connects(full, waiting)) {}

      notSent(
          Cancel.signed("http", full.getLocalPort()).timeout(Duration.ofMillis(300)).build(),
          Kind.TIMEOUT);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static boolean connects(ServerSocket server, List<Socket> waiting) {
    Socket socket = new Socket();
    waiting.add(socket);
    try {
      socket.connect(server.getLocalSocketAddress(), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void nothing_leaves_before_the_tls_handshake_is_over() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      notSent(
          Cancel.signed("https", silent.getLocalPort()).timeout(Duration.ofMillis(500)).build(),
          Kind.TIMEOUT);
    }
  }

  @Test
  void nothing_leaves_if_the_server_speaks_no_tls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerPlainly(plain), "plain");
      server.start();

      notSent(Cancel.signed("https", plain.getLocalPort()).build(), Kind.TLS);
      server.join();
    }
  }

  private static void answerPlainly(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client is gone, which is what this is about.
    }
  }

  @Test
  void what_the_server_got_may_have_been_sent() {
    try (WireServer server = WireServer.start((request, connection) -> connection.reset())) {
      TransportException failure = failureOf(Cancel.signed("http", server.port()).build());

      assertThat(server.requests()).hasSize(1);
      assertThat(failure.delivery()).isEqualTo(Delivery.MAYBE_SENT);
    }
  }

  @Test
  void a_request_that_was_called_off_is_not_written() {
    Departure departure = new Departure();
    RequestBody body = new RequestBody(new byte[0], departure);
    departure.delivery();

    assertThatExceptionOfType(CancellationException.class).isThrownBy(body::contentLength);
  }

  @Test
  void a_proxy_may_ask_for_credentials() {
    RequestBody body = new RequestBody(new byte[3], new Departure());

    assertThat(body.contentLength()).isEqualTo(3);
    assertThat(body.contentLength()).isEqualTo(3);
  }
}
