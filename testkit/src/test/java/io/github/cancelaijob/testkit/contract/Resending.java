package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Transports that send more than they were given. */
final class Resending {
  private Resending() {}

  /** Looks at the answer, and perhaps sends something else. */
  abstract static class Following extends RawContract {
    abstract @Nullable TransportRequest next(TransportRequest request, TransportResponse response);

    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          TransportResponse response = super.send(request);
          TransportRequest next = next(request, response);
          return next == null ? response : super.send(next);
        }
      };
    }
  }

  @Fails({
    "t33_503_is_not_retried",
    "t33_503_is_not_retried_at_once",
    "t33_503_is_not_retried_after_seconds",
    "t33_503_is_not_retried_after_a_date"
  })
  static final class RetriesWhenUnavailable extends Following {
    @Override
    @Nullable TransportRequest next(TransportRequest request, TransportResponse response) {
      return response.status() == 503 ? request : null;
    }
  }

  @Fails({
    "t33_503_is_not_retried_at_once",
    "t33_503_is_not_retried_after_seconds",
    "t33_503_is_not_retried_after_a_date",
    "t34_429_is_not_retried"
  })
  static final class RetriesWhenTold extends Following {
    @Override
    @Nullable TransportRequest next(TransportRequest request, TransportResponse response) {
      return response.headers().first("Retry-After").isPresent() ? request : null;
    }
  }

  @Fails({"t34_429_is_not_retried", "t35_408_is_not_retried", "t36_421_is_not_retried"})
  static final class RetriesClientErrors extends Following {
    @Override
    @Nullable TransportRequest next(TransportRequest request, TransportResponse response) {
      return List.of(408, 421, 429).contains(response.status()) ? request : null;
    }
  }

  @Fails({"t22_401_without_challenge_is_returned", "t22_401_with_challenge_is_returned"})
  static final class RetriesUnauthorized extends Following {
    @Override
    @Nullable TransportRequest next(TransportRequest request, TransportResponse response) {
      return response.status() == 401 ? request : null;
    }
  }

  @Fails("t23_407_of_a_proxy_ends_the_call")
  static final class AnswersProxies extends Following {
    @Override
    @Nullable TransportRequest next(TransportRequest request, TransportResponse response) {
      return response.status() == 407 ? request : null;
    }
  }

  @Fails({"t22_401_with_challenge_is_returned"})
  static final class AnswersChallenges extends Following {
    @Override
    @Nullable TransportRequest next(TransportRequest request, TransportResponse response) {
      return response.headers().first("WWW-Authenticate").isPresent()
          ? TransportRequest.builder(request.method(), request.uri())
              .header("Authorization", "Basic RkFLRQ==")
              .build()
          : null;
    }
  }

  @Fails({
    "t39_301_on_the_same_origin_is_returned",
    "t39_302_on_the_same_origin_is_returned",
    "t39_303_on_the_same_origin_is_returned",
    "t39_307_on_the_same_origin_is_returned",
    "t39_308_on_the_same_origin_is_returned",
    "t40_301_to_another_origin_is_returned",
    "t40_302_to_another_origin_is_returned",
    "t40_303_to_another_origin_is_returned",
    "t40_307_to_another_origin_is_returned",
    "t40_308_to_another_origin_is_returned"
  })
  static final class FollowsRedirects extends Following {
    @Override
    @Nullable TransportRequest next(TransportRequest request, TransportResponse response) {
      return response
          .headers()
          .first("Location")
          .map(location -> copy(request, request.uri().resolve(location)).build())
          .orElse(null);
    }
  }

  @Fails({
    "t23_407_of_a_tunnel_ends_the_call",
    "t69_a_lost_tls_connection_is_told",
    "t71_a_refused_tunnel_sends_nothing",
    "t37_closed_fresh_connection_is_not_replaced",
    "t37_reset_fresh_connection_is_not_replaced",
    "t38_closed_pooled_connection_is_not_replaced",
    "t38_reset_pooled_connection_is_not_replaced"
  })
  static final class ReplacesConnections extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          try {
            return super.send(request);
          } catch (TransportException e) {
            return super.send(request);
          }
        }
      };
    }
  }

  /** Its second request leaves when the call is over, and no test looks at the answer. */
  @Fails({"t33_503_is_not_retried", "t39_302_on_the_same_origin_is_returned"})
  static final class SendsAgainLater extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        private final List<TransportRequest> later = new CopyOnWriteArrayList<>();

        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          later.add(request);
          return super.send(request);
        }

        @Override
        public void close() {
          for (TransportRequest request : later) {
            try {
              super.send(request);
            } catch (TransportException e) {
              // What is late has nobody to tell.
            }
          }
          super.close();
        }
      };
    }
  }

  /** Returns a builder of the same request to {@code uri}, without its body. */
  static TransportRequest.Builder copy(TransportRequest request, URI uri) {
    TransportRequest.Builder copy = TransportRequest.builder(request.method(), uri);
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      copy.header(headers.name(i), headers.value(i));
    }
    return copy;
  }
}
