package io.github.cancelaijob.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WireServerTest {
  private final List<Socket> clients = new ArrayList<>();

  @AfterEach
  void closeClients() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  @Nested
  class Drain {
    @Test
    void sees_requests_on_connections_not_yet_accepted() throws Exception {
      try (WireServer server = WireServer.start((request, connection) -> {})) {
        for (int i = 0; i < 200; i++) {
          send(connect(server), "/" + i);
        }

        assertThat(server.drain()).hasSize(200);
        assertThat(server.connections()).isEqualTo(200);
      }
    }

    @Test
    void sees_a_request_on_an_idle_connection() throws Exception {
      try (WireServer server =
          WireServer.start((request, connection) -> connection.write("answer"))) {
        Socket client = connect(server);
        send(client, "/first");
        client.getInputStream().readNBytes("answer".length());
        send(client, "/second");

        assertThat(server.drain())
            .extracting(WireRequest::target)
            .containsExactly("/first", "/second");
      }
    }

    @Test
    void waits_for_handlers() throws Exception {
      try (WireServer server =
          WireServer.start((request, connection) -> connection.awaitPeerClose(10_000))) {
        Socket client = connect(server);
        send(client, "/");
        client.close();

        assertThat(server.drain()).hasSize(1);
        assertThat(server.openConnections()).isZero();
      }
    }
  }

  @Test
  void a_tunnel_carries_both_ways_until_an_end() throws Exception {
    try (WireServer origin =
            WireServer.start(
                (request, connection) -> {
                  connection.write("answer");
                  connection.close();
                });
        WireServer proxy =
            WireServer.start((request, connection) -> connection.tunnelTo(origin.port()))) {
      Socket client = connect(proxy);
      send(client, "/tunnel");
      send(client, "/inside");

      assertThat(client.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("answer");
      assertThat(proxy.drain()).extracting(WireRequest::target).containsExactly("/tunnel");
      assertThat(origin.drain()).extracting(WireRequest::target).containsExactly("/inside");
    }
  }

  @Test
  void a_greeting_comes_before_the_first_request() throws Exception {
    try (WireServer server =
        WireServer.start(connection -> connection.write("hello"), (request, connection) -> {})) {
      Socket client = connect(server);

      assertThat(client.getInputStream().readNBytes(5)).asString(US_ASCII).isEqualTo("hello");
      send(client, "/");
      assertThat(server.drain()).hasSize(1);
    }
  }

  @Test
  void a_black_hole_takes_nothing_until_its_time_is_over() throws Exception {
    try (BlackHole hole = BlackHole.open(0)) {
      assertThat(hole.isFull()).isTrue();
      Socket client = new Socket(InetAddress.getLoopbackAddress(), hole.port());
      clients.add(client);

      assertThat(client.getInputStream().readNBytes(8)).asString(US_ASCII).isEqualTo("HTTP/1.1");
    }
  }

  private Socket connect(WireServer server) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
    clients.add(client);
    return client;
  }

  private static void send(Socket client, String target) throws IOException {
    String head = "PUT " + target + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
    client.getOutputStream().write(head.getBytes(US_ASCII));
  }
}
