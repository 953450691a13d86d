package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T56-T61: what no answer is called, and what is never told about it. */
abstract class FailureCases extends ContractCases {
  private static final String TOKEN = "FAKE-TOKEN";

  /** Has a port that nobody else gets meanwhile, and doesn't listen. */
  private final Socket taken = new Socket();

  FailureCases(ContractSubject subject) {
    super(subject);
  }

  @BeforeEach
  final void takePort() throws IOException {
    taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  final void givePortBack() throws IOException {
    taken.close();
  }

  @Test
  final void t56_a_refused_connection() {
    exchangeFailsUnsent(put(refusing("http")).build(), Kind.CONNECT);
  }

  @Test
  final void t56_a_refused_tls_connection() {
    exchangeFailsUnsent(put(refusing("https")).build(), Kind.CONNECT);
  }

  @Test
  final void t57_an_unknown_host() {
    exchangeFailsUnsent(put(unknown()).build(), Kind.UNKNOWN_HOST);
  }

  @Test
  final void t58_a_certificate_that_nobody_trusts() throws Exception {
    isRefused(tlsServer(TlsFixture.server("127.0.0.1")));
  }

  @Test
  final void t58_a_certificate_for_another_name() throws Exception {
    useClient(TlsFixture.trusting(), Capability.TLS_CONTEXT);
    isRefused(tlsServer(TlsFixture.server("jobs.invalid", "127.0.0.2")));
  }

  @Test
  final void t58_a_certificate_whose_time_is_over() throws Exception {
    useClient(TlsFixture.trusting(), Capability.TLS_CONTEXT);
    isRefused(tlsServer(TlsFixture.expired("127.0.0.1")));
  }

  @Test
  final void t59_a_server_without_tls() throws Exception {
    WireServer server =
        server(
            connection -> {
              connection.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
              connection.awaitPeerClose(Holding.MILLIS);
            },
            (request, connection) -> {});

    exchangeFailsUnsent(put(tlsUri(server)).build(), Kind.TLS, Kind.TIMEOUT);
  }

  @Test
  final void t59_a_server_that_resets_the_handshake() {
    handshakeEndsWith(connection -> connection.reset());
  }

  @Test
  final void t59_a_server_that_closes_the_handshake() {
    handshakeEndsWith(
        connection -> {
          // Not before the client's part of it has come; unread, it would make this a reset.
          connection.awaitPeerClose(50);
          connection.close();
        });
  }

  private void handshakeEndsWith(WireServer.Greeting end) {
    WireServer server = server(end, (request, connection) -> {});

    exchangeFailsUnsent(put(tlsUri(server)).build(), Kind.TLS, Kind.CONNECTION_LOST, Kind.CONNECT);
  }

  @Test
  final void t60_an_exception_of_an_interceptor() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    IllegalStateException failure = new IllegalStateException("as the case wants it");
    useInterceptor(failing(failure));

    TransportException thrown =
        catchThrowableOfType(TransportException.class, () -> exchange(cancel(server)));
    assertThat(thrown.delivery()).isEqualTo(Delivery.NOT_SENT);
    assertThat(everythingSentTo(server)).isEmpty();
  }

  @Test
  final void t60_a_client_that_its_user_has_closed() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    useClosedClient(subject().stack());
    try {
      assertThat(exchange(cancel(server)).status()).isEqualTo(200);
    } catch (TransportException e) {
      // Some clients can be used after all.
      assertThat(e.kind()).isIn(Kind.CLOSED, Kind.CANCELED, Kind.CONNECTION_LOST, Kind.OTHER);
      assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
      assertThat(everythingSentTo(server)).isEmpty();
    }
  }

  @Test
  final void t61_no_secret_is_in_a_failure() {
    WireServer lost = server((request, connection) -> connection.close());
    WireServer garbage = server((request, connection) -> connection.write("no HTTP\r\n\r\n"));
    WireServer silent = server(Holding.silently());
    WireServer untrusted = tlsServer(TlsFixture.server("127.0.0.1"));

    for (URI uri :
        List.of(
            refusing("http"),
            unknown(),
            uri(lost, TARGET),
            uri(garbage, TARGET),
            uri(silent, TARGET),
            tlsUri(untrusted))) {
      TransportRequest request =
          put(uri).header("x-ci-security-token", TOKEN).timeout(soon()).build();
      Throwable failure = catchThrowable(() -> exchange(request));

      assertThat(failure).isInstanceOf(TransportException.class);
      assertThat(told(failure)).noneMatch(text -> text.contains(TOKEN));
      assertThat(told(failure)).noneMatch(text -> text.contains(AUTHORIZATION.substring(0, 40)));
    }
  }

  @Test
  final void t61_no_secret_is_in_the_text_of_a_transport() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    TransportRequest request =
        put(uri(server, TARGET)).header("x-ci-security-token", TOKEN).build();

    assertThat(exchange(request).toString() + transport())
        .doesNotContain(TOKEN, AUTHORIZATION.substring(0, 40));
  }

  private void isRefused(WireServer server) throws Exception {
    TransportException failure = exchangeFailsUnsent(put(tlsUri(server)).build(), Kind.TLS);

    assertThat(causes(failure)).hasAtLeastOneElementOfType(SSLException.class);
    assertThat(everythingSentTo(server)).isEmpty();
  }

  private static Supplier<String> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private <C> void useClosedClient(HttpStack<C> stack) {
    subject().skipUnless();
    C client = stack.client(ClientSettings.defaults());
    use(stack.using(client));
    stack.close(client);
  }

  private static URI unknown() {
    return URI.create("http://no-such-host.invalid" + TARGET);
  }

  private URI refusing(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + taken.getLocalPort() + TARGET);
  }

  private static List<String> told(Throwable failure) {
    List<String> told = new ArrayList<>();
    causes(failure).forEach(cause -> told.add(String.valueOf(cause)));
    return told;
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = failure; t != null && !causes.contains(t); t = t.getCause()) {
      causes.add(t);
      causes.addAll(List.of(t.getSuppressed()));
    }
    return causes;
  }
}
