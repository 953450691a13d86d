package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** T29-T32: an answer that is too long, cut off or no HTTP at all. */
abstract class BrokenResponseCases extends ContractCases {
  private static final int LIMIT = 1000;
  private static final int HUGE = 50 * 1024 * 1024;

  BrokenResponseCases(ContractSubject subject) {
    super(subject);
  }

  @Test
  final void t29_a_body_of_the_limit_is_whole() throws Exception {
    TransportResponse response = exchange(limited(bodyOf(LIMIT)));

    assertThat(response.body().length).isEqualTo(LIMIT);
    assertThat(response.truncated()).isFalse();
  }

  @Test
  final void t29_a_body_over_the_limit_is_cut() throws Exception {
    isCut(exchange(limited(bodyOf(LIMIT + 1))));
  }

  @Test
  final void t29_the_limit_counts_decoded_bytes() throws Exception {
    byte[] zipped = ContractAnswer.gzip(filled(1 << 20));
    WireServer server =
        server(
            (request, connection) ->
                ContractAnswer.write(connection, 500, zipped, "Content-Encoding: gzip"));

    isCut(exchange(limited(server)));
  }

  @Test
  final void t29_the_rest_of_a_cut_body_isnt_awaited() throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    AtomicLong written = new AtomicLong();
    WireServer server =
        server(
            (request, connection) -> {
              connection.write(ContractAnswer.head(500, HUGE));
              connection.write(filled(LIMIT + 1));
              awaitUninterrupted(returned);
              for (int rest = HUGE - LIMIT - 1; rest > 0; rest -= 8192) {
                connection.write(filled(Math.min(rest, 8192)));
                written.addAndGet(8192);
              }
            });

    isCut(exchange(limited(server)));
    returned.countDown();
    everythingSentTo(server);
    assertThat(written).as("bytes taken after the call").hasValueLessThan(HUGE - LIMIT - 1);
  }

  @Test
  final void t29_a_body_of_4_gib_is_cut() throws Exception {
    String head = "HTTP/1.1 500 Reason\r\nContent-Length: 4294967296\r\n\r\n";
    WireServer server =
        server((request, connection) -> connection.write(head + "0".repeat(LIMIT + 1)));

    isCut(exchange(limited(server)));
  }

  @Test
  final void t29_a_body_of_4_gib_that_ends_is_a_lost_connection() throws Exception {
    failsAfter("HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n1", Kind.CONNECTION_LOST);
  }

  @Test
  final void t30_an_endless_body_is_cut() throws Exception {
    WireServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 500 Reason\r\nTransfer-Encoding: chunked\r\n\r\n");
              while (true) {
                connection.write("10\r\n0000000000000000\r\n");
              }
            });

    isCut(exchange(limited(server)));
    // Ends only because the server can't write any more.
    assertThat(everythingSentTo(server)).hasSize(1);
  }

  @Test
  final void t31_a_cut_body_is_a_lost_connection() throws Exception {
    failsAfter(ContractAnswer.head(200, 10) + "12345", Kind.CONNECTION_LOST);
  }

  @Test
  final void t31_a_body_that_never_came_is_a_lost_connection() throws Exception {
    failsAfter(ContractAnswer.head(200, 10), Kind.CONNECTION_LOST);
  }

  @Test
  final void t31_a_cut_chunk_is_a_lost_connection() throws Exception {
    failsAfter(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n12345", Kind.CONNECTION_LOST);
  }

  @Test
  final void t31_a_missing_last_chunk_is_a_lost_connection() throws Exception {
    failsAfter(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
        Kind.CONNECTION_LOST);
  }

  @Test
  final void t31_a_cut_head_is_a_lost_connection() throws Exception {
    breaksAfter("HTTP/1.1 200 OK\r\nContent-Len", Kind.CONNECTION_LOST);
  }

  @Test
  final void t31_a_reset_in_the_head_is_a_lost_connection() throws Exception {
    resetsAfter("HTTP/1.1 200 OK\r\nContent-Len", kindsOfBrokenHead(Kind.CONNECTION_LOST));
  }

  @Test
  final void t31_a_reset_in_the_body_is_a_lost_connection() throws Exception {
    resetsAfter(ContractAnswer.head(200, 10) + "12345", Kind.CONNECTION_LOST);
  }

  @Test
  final void t31_a_cut_gzip_body_is_a_lost_connection() throws Exception {
    byte[] zipped = zippedError();
    WireServer server =
        server(
            (request, connection) -> {
              connection.write(ContractAnswer.head(200, zipped.length, "Content-Encoding: gzip"));
              connection.write(Arrays.copyOf(zipped, 20));
              connection.close();
            });

    exchangeFails(cancel(server), Kind.CONNECTION_LOST);
  }

  @Test
  final void t31_a_missing_gzip_chunk_is_a_lost_connection() throws Exception {
    byte[] zipped = zippedError();
    WireServer server =
        server(
            (request, connection) -> {
              connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n");
              connection.write("Transfer-Encoding: chunked\r\n\r\n14\r\n");
              connection.write(Arrays.copyOf(zipped, 20));
              connection.write("\r\n");
              connection.close();
            });

    exchangeFails(cancel(server), Kind.CONNECTION_LOST);
  }

  @Test
  final void t32_a_garbage_status_line_is_a_protocol_error() throws Exception {
    breaksAfter("This is no HTTP at all\r\nContent-Length: 0\r\n\r\n", Kind.PROTOCOL);
  }

  @Test
  final void t32_a_garbage_status_is_a_protocol_error() throws Exception {
    breaksAfter("HTTP/1.1 two OK\r\nContent-Length: 0\r\n\r\n", Kind.PROTOCOL);
  }

  @Test
  final void t32_oversized_headers_end_the_call() throws Exception {
    String field = "x-long: " + "0".repeat(1 << 20);
    WireServer server = server(ContractAnswer.always(200, field));
    try {
      assertThat(exchange(cancel(server)).status()).isEqualTo(200);
    } catch (TransportException e) {
      // Most stacks have a limit, some have none.
      assertThat(e.kind()).isIn((Object[]) kindsOfBrokenHead(Kind.PROTOCOL));
      assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT);
    }
  }

  private WireServer bodyOf(int length) {
    return server((request, connection) -> ContractAnswer.write(connection, 500, filled(length)));
  }

  private void failsAfter(String answer, Kind kind) {
    exchangeFails(cancel(closingAfter(answer)), kind);
  }

  private void breaksAfter(String head, Kind kind) {
    exchangeFails(cancel(closingAfter(head)), kindsOfBrokenHead(kind));
  }

  private void resetsAfter(String answer, Kind... kinds) {
    WireServer server =
        server(
            (request, connection) -> {
              connection.write(answer);
              connection.reset();
            });
    exchangeFails(cancel(server), kinds);
  }

  private Kind[] kindsOfBrokenHead(Kind kind) {
    return can(Capability.BROKEN_HEADS_TOLD_APART)
        ? new Kind[] {kind}
        : new Kind[] {Kind.CONNECTION_LOST, Kind.PROTOCOL};
  }

  private WireServer closingAfter(String answer) {
    return server(
        (request, connection) -> {
          connection.write(answer);
          connection.close();
        });
  }

  private static TransportRequest limited(WireServer server) {
    return put(uri(server, TARGET)).maxResponseBytes(LIMIT).build();
  }

  private static void isCut(TransportResponse response) {
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body().length).isEqualTo(LIMIT);
    assertThat(response.truncated()).isTrue();
  }

  private static byte[] zippedError() {
    return ContractAnswer.gzip("<Error>Throttled</Error>".getBytes(UTF_8));
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) '0');
    return bytes;
  }

  private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
