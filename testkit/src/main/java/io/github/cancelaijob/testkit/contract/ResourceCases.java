package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T62-T65: when a call ends, nothing of it is held, and what is kept serves the next. */
abstract class ResourceCases extends ContractCases {
  ResourceCases(ContractSubject subject) {
    super(subject);
  }

  /** So few that losing some shows, if the stack has a limit at all. */
  @BeforeEach
  final void limitThePool() {
    if (can(Capability.POOL_LIMIT)) {
      useClient(ClientSettings.defaults().withMaxConnections(3), Capability.POOL_LIMIT);
    }
  }

  @Test
  final void t62_fifty_errors_lose_no_connection() throws Exception {
    WireServer server =
        server((request, connection) -> ContractAnswer.write(connection, 503, "<Error/>"));
    for (int i = 0; i < 50; i++) {
      assertThat(exchange(cancel(server)).status()).isEqualTo(503);
    }

    assertThat(server.connections()).isLessThan(3);
  }

  @Test
  final void t62_fifty_failures_lose_no_connection() throws Exception {
    WireServer server =
        server(
            afterTheFirst(
                (request, connection) -> {
                  connection.write(ContractAnswer.head(200, 10) + "12345");
                  connection.close();
                }));
    for (int i = 0; i < 50; i++) {
      exchangeFails(cancel(server), Kind.CONNECTION_LOST);
    }

    assertThat(exchange(put(uri(server, "/first")).build()).status()).isEqualTo(200);
  }

  @Test
  final void t62_fifty_cut_answers_lose_no_connection() throws Exception {
    WireServer server =
        server((request, connection) -> ContractAnswer.write(connection, 500, "0".repeat(2_000)));
    TransportRequest request = put(uri(server, TARGET)).maxResponseBytes(10).build();
    for (int i = 0; i < 50; i++) {
      assertThat(exchange(request).truncated()).isTrue();
    }
  }

  @Test
  final void t63_calls_one_by_one_share_a_connection() throws Exception {
    WireServer server =
        server((request, connection) -> ContractAnswer.write(connection, 200, "<Response/>"));
    for (int i = 0; i < 5; i++) {
      assertThat(exchange(cancel(server)).status()).isEqualTo(200);
    }

    assertThat(server.connections()).isLessThan(3);
  }

  @Test
  final void t64_calls_at_once_each_get_their_own_answer() throws Exception {
    WireServer server =
        server((request, connection) -> ContractAnswer.write(connection, 200, request.target()));
    List<CompletableFuture<TransportResponse>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(inBackground(put(uri(server, "/job" + i)).build()));
    }

    for (int i = 0; i < 20; i++) {
      assertThat(answers.get(i).get().body()).asString(UTF_8).isEqualTo("/job" + i);
    }
    assertThat(everythingSentTo(server)).hasSize(20);
  }

  @Test
  final void t65_connection_close_is_heeded() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    WireServer server =
        server(
            afterTheFirst(
                (request, connection) -> {
                  ContractAnswer.write(connection, 200, "<Response/>", "Connection: close");
                  closed.set(connection.awaitPeerClose(Holding.MILLIS));
                }));
    assertThat(exchange(cancel(server)).status()).isEqualTo(200);
    assertThat(exchange(put(uri(server, "/first")).build()).status()).isEqualTo(200);

    assertThat(server.connections()).isEqualTo(2);
    assertThat(everythingSentTo(server)).hasSize(2);
    assertThat(closed).isTrue();
  }
}
