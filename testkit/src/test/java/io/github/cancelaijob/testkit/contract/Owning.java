package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import org.jspecify.annotations.Nullable;

/** Transports that are careless with what they hold, with what is theirs and with what isn't. */
final class Owning {
  private Owning() {}

  @Fails({"t62_fifty_errors_lose_no_connection", "t62_fifty_cut_answers_lose_no_connection"})
  static final class LosesConnectionsThatAnswered extends RawContract {
    @Override
    public RawClient client(ClientSettings settings) {
      return new RawClient(settings) {
        @Override
        void release(RawConnection connection) {}
      };
    }
  }

  @Fails("t62_fifty_failures_lose_no_connection")
  static final class LosesConnectionsThatFailed extends RawContract {
    @Override
    public RawClient client(ClientSettings settings) {
      return new RawClient(settings) {
        @Override
        void release(RawConnection connection) {
          if (!connection.isClosed()) {
            super.release(connection);
          }
        }
      };
    }
  }

  @Fails("t64_calls_at_once_each_get_their_own_answer")
  static final class RemembersAnswers extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        private volatile @Nullable TransportResponse first;

        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          TransportResponse response = super.send(request);
          TransportResponse known = first;
          first = known == null ? response : known;
          return known == null ? response : known;
        }
      };
    }
  }

  @Fails("t65_connection_close_is_heeded")
  static final class IgnoresConnectionClose extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        boolean endsWithConnection(int status, Headers headers) {
          return headers.first("connection").isEmpty() && super.endsWithConnection(status, headers);
        }
      };
    }
  }

  @Fails("t66_a_borrowed_client_outlives_its_transport")
  static final class ClosesWhatItBorrowed extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public void close() {
          client.close();
        }
      };
    }
  }

  @Fails({"t67_an_owned_client_is_closed_for_good", "t67_an_owned_clients_connections_end_with_it"})
  static final class ForgetsWhatItOwns extends RawContract {
    @Override
    public HttpTransport create() {
      return raw(client(ClientSettings.defaults()));
    }
  }

  @Fails("t67_an_owned_client_is_closed_for_good")
  static final class ClosesOnce extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        private boolean closed;

        @Override
        public void close() {
          if (closed) {
            throw new IllegalStateException("closed");
          }
          closed = true;
        }
      };
    }
  }

  @Fails("t67_a_call_under_way_ends_with_its_client")
  static final class LetsCallsGoOn extends RawContract {
    @Override
    public HttpTransport create() {
      return new IgnoresTheDeadlineAndItsEnd().create();
    }

    private static final class IgnoresTheDeadlineAndItsEnd extends RawContract {
      @Override
      RawTransport raw(RawClient client) {
        return new Patience.IgnoresTheDeadline().raw(client);
      }

      @Override
      public void close(RawClient client) {}
    }
  }

  @Fails("t68_a_borrowed_client_keeps_its_settings")
  static final class ChangesSettings extends RawContract {
    @Override
    public HttpTransport using(RawClient client) {
      client.settings = client.settings.withTraceparent(() -> "00-fake");
      return super.using(client);
    }
  }
}
