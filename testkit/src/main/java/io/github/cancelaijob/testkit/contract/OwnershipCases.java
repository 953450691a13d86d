package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** T66-T68: whoever creates closes, and nobody changes what isn't theirs. */
abstract class OwnershipCases extends ContractCases {
  OwnershipCases(ContractSubject subject) {
    super(subject);
  }

  @Test
  final void t66_a_borrowed_client_outlives_its_transport() throws Exception {
    subject().skipUnless(Capability.BORROWED_CLIENT);
    outlivesItsTransport(subject().stack());
  }

  private <C> void outlivesItsTransport(HttpStack<C> stack) throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    C client = stack.client(ClientSettings.defaults());
    try (HttpTransport first = stack.using(client)) {
      assertThat(subject().exchange(first, cancel(server)).status()).isEqualTo(200);
    }

    assertThat(subject().exchange(stack.using(client), cancel(server)).status()).isEqualTo(200);
    assertThat(server.connections()).isOne();
    stack.close(client);
  }

  @Test
  final void t67_an_owned_client_is_closed_for_good() throws Exception {
    useOwned();
    WireServer server = server(ContractAnswer.always(200));
    assertThat(exchange(cancel(server)).status()).isEqualTo(200);

    transport().close();
    transport().close();

    exchangeFailsUnsent(cancel(server), Kind.CLOSED);
    assertThat(everythingSentTo(server)).hasSize(1);
  }

  @Test
  final void t67_an_owned_clients_connections_end_with_it() throws Exception {
    useOwned();
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    WireServer server =
        server(
            (request, connection) -> {
              ContractAnswer.canceled(connection);
              ended.complete(connection.awaitPeerClose(Holding.MILLIS));
            });
    exchange(cancel(server));

    transport().close();

    while (!ended.isDone()) {
      // Before Java 21, java.net.http ends a client that nobody refers to any more.
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(ended).isCompletedWithValue(true);
  }

  @Test
  final void t67_a_call_under_way_ends_with_its_client() throws Exception {
    useOwned();
    Holding holding = Holding.silently();
    // Its deadline, too, for stacks that can't end what is under way.
    CompletableFuture<TransportResponse> call = inBackground(cancelSoon(server(holding)));
    holding.awaitArrival();

    transport().close();

    assertThat(catchThrowableOfType(ExecutionException.class, call::get))
        .hasCauseInstanceOf(TransportException.class);
    assertThat(holding.wasClosedByPeer()).isTrue();
  }

  @Test
  final void t68_a_borrowed_client_keeps_its_settings() throws Exception {
    subject().skipUnless(Capability.BORROWED_CLIENT);
    keepsItsSettings(subject().stack());
  }

  private <C> void keepsItsSettings(HttpStack<C> stack) throws Exception {
    C client = stack.client(ClientSettings.defaults());
    Object before = stack.settingsOf(client);
    try (HttpTransport transport = stack.using(client)) {
      subject().exchange(transport, cancel(server(ContractAnswer.always(200))));
    }

    assertThat(stack.settingsOf(client)).isEqualTo(before);
    stack.close(client);
  }

  private void useOwned() {
    subject().skipUnless(Capability.OWNED_CLIENT);
    use(subject().stack().create());
  }
}
