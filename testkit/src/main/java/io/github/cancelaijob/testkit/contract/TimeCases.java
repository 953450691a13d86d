package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.BlackHole;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * T42-T48: a call ends by its deadline, whatever it waits for. No case says when: the server holds
 * on for so much longer that a call without a deadline ends with the server's answer.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class TimeCases extends ContractCases {
  private static final String CANCELED = ContractAnswer.head(200, 0);

  TimeCases(ContractSubject subject) {
    super(subject);
  }

  /** The first call of a JVM takes longer than calls have here. */
  @BeforeEach
  final void warmUp() throws Exception {
    exchange(cancel(server(ContractAnswer.always(200))));
  }

  @Test
  final void t42_no_answer_ends_by_the_deadline() {
    endsByTheDeadline(Holding.silently());
  }

  @Test
  final void t42_half_a_status_line_ends_by_the_deadline() {
    endsByTheDeadline(Holding.after(CANCELED.substring(0, 10), CANCELED.substring(10)));
  }

  @Test
  final void t42_half_a_head_ends_by_the_deadline() {
    endsByTheDeadline(Holding.after(CANCELED.substring(0, 40), CANCELED.substring(40)));
  }

  @Test
  final void t42_a_time_without_end_is_no_deadline() throws Exception {
    String answer = ContractAnswer.head(200, 10) + "1234567890";
    WireServer server = server((request, connection) -> connection.write(answer));
    TransportRequest endless =
        put(uri(server, TARGET)).timeout(Duration.ofSeconds(Long.MAX_VALUE)).build();

    assertThat(exchange(endless).status()).isEqualTo(200);
  }

  @Test
  final void t43_a_body_that_stalls_ends_by_the_deadline() {
    endsByTheDeadline(Holding.after(ContractAnswer.head(200, 10) + "12345", "67890"));
  }

  @Test
  final void t43_a_chunk_that_stalls_ends_by_the_deadline() {
    endsByTheDeadline(
        Holding.after(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n12345",
            "67890\r\n0\r\n\r\n"));
  }

  @Test
  final void t44_a_dripping_body_ends_by_the_deadline() {
    endsByTheDeadline(
        Holding.dripping(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", "0\r\n\r\n"));
  }

  @Test
  final void t44_dripping_headers_end_by_the_deadline() {
    // In one long line, since HttpClient takes no more than a hundred lines.
    endsByTheDeadline(
        Holding.dripping("HTTP/1.1 200 OK\r\nx: ", "y", "\r\nContent-Length: 0\r\n\r\n"));
  }

  @Test
  final void t44_dripping_interim_answers_end_by_the_deadline() {
    Holding holding = Holding.dripping("", "HTTP/1.1 102 Processing\r\n\r\n", CANCELED);
    // Some stacks have had enough before that.
    exchangeFails(cancelSoon(server(holding)), Kind.TIMEOUT, Kind.PROTOCOL);
  }

  @Test
  final void t44_headers_without_end_end_by_the_deadline() {
    String flood = "x-flood: 0123456789\r\n".repeat(1_000);
    Holding holding = Holding.dripping("HTTP/1.1 200 OK\r\n", flood, "Content-Length: 0\r\n\r\n");
    // Many stacks have had enough before that.
    exchangeFails(cancelSoon(server(holding)), Kind.TIMEOUT, Kind.PROTOCOL, Kind.CONNECTION_LOST);
  }

  @Test
  final void t45_a_connection_that_isnt_taken_ends_unsent() throws Exception {
    try (BlackHole hole = BlackHole.open(Holding.MILLIS)) {
      assumeTrue(hole.isFull(), "this system refuses or takes whatever the backlog can't hold");
      URI uri = URI.create("http://127.0.0.1:" + hole.port() + TARGET);

      exchangeFailsUnsent(put(uri).timeout(soon()).build(), Kind.TIMEOUT, Kind.CONNECT);
    }
  }

  @Test
  final void t46_a_handshake_that_stalls_ends_unsent() {
    WireServer silent =
        server(
            connection -> connection.awaitPeerClose(Holding.MILLIS), (request, connection) -> {});
    URI uri = URI.create("https://127.0.0.1:" + silent.port() + TARGET);

    exchangeFailsUnsent(put(uri).timeout(soon()).build(), Kind.TIMEOUT);
  }

  @Test
  final void t47_a_pool_without_a_free_connection_ends_unsent() throws Exception {
    useClient(ClientSettings.defaults().withMaxConnections(1), Capability.POOL_LIMIT);
    Holding holding = Holding.silently();
    WireServer server = server(holding);
    CompletableFuture<TransportResponse> first = inBackground(cancel(server));
    holding.awaitArrival();

    exchangeFailsUnsent(cancelSoon(server), Kind.POOL, Kind.TIMEOUT);

    holding.release();
    assertThat(first.get().status()).isEqualTo(200);
    assertThat(exchange(cancel(server)).status()).isEqualTo(200);
    assertThat(everythingSentTo(server)).hasSize(2);
  }

  @Test
  final void t48_the_deadline_closes_the_connection() {
    Holding holding = Holding.silently();
    exchangeFails(cancelSoon(server(holding)), Kind.TIMEOUT);

    assertThat(holding.wasClosedByPeer()).isTrue();
  }

  @Test
  final void t48_the_deadline_closes_a_pooled_connection() throws Exception {
    Holding holding = Holding.after(ContractAnswer.head(200, 10) + "12345", "67890");
    WireServer server = server(afterTheFirst(holding));
    exchange(put(uri(server, "/first")).build());
    exchangeFails(cancelSoon(server), Kind.TIMEOUT);

    assertThat(holding.wasClosedByPeer()).isTrue();
    assertThat(server.connections()).isOne();
  }

  @Test
  final void t48_the_only_connection_is_free_after_a_deadline() throws Exception {
    useClient(ClientSettings.defaults().withMaxConnections(1), Capability.POOL_LIMIT);
    WireServer server = server(afterTheFirst(Holding.silently()));
    exchange(put(uri(server, "/first")).build());
    exchangeFails(cancelSoon(server), Kind.TIMEOUT);

    assertThat(exchange(put(uri(server, "/first")).build()).status()).isEqualTo(200);
  }

  private void endsByTheDeadline(Holding holding) {
    exchangeFails(cancelSoon(server(holding)), Kind.TIMEOUT);
  }
}
