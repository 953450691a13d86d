package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Transports that wait too long, don't tell what for, or don't let themselves be interrupted. */
final class Patience {
  private Patience() {}

  @Fails({
    "t42_no_answer_ends_by_the_deadline",
    "t42_half_a_status_line_ends_by_the_deadline",
    "t42_half_a_head_ends_by_the_deadline",
    "t43_a_body_that_stalls_ends_by_the_deadline",
    "t43_a_chunk_that_stalls_ends_by_the_deadline",
    "t44_a_dripping_body_ends_by_the_deadline",
    "t44_dripping_headers_end_by_the_deadline",
    "t44_dripping_interim_answers_end_by_the_deadline",
    "t44_headers_without_end_end_by_the_deadline",
    "t45_a_connection_that_isnt_taken_ends_unsent",
    "t46_a_handshake_that_stalls_ends_unsent",
    "t47_a_pool_without_a_free_connection_ends_unsent",
    "t48_the_deadline_closes_the_connection",
    "t48_the_deadline_closes_a_pooled_connection",
    "t48_the_only_connection_is_free_after_a_deadline",
    "t55_a_future_that_failed_stays_failed",
    "t69_no_answer_over_tls_ends_by_the_deadline",
    "t71_a_tunnel_that_stalls_ends_unsent"
  })
  static final class IgnoresTheDeadline extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportExchange exchange(TransportRequest request, Departure departure) {
          return new TransportExchange(Duration.ofHours(1), departure);
        }
      };
    }
  }

  @Fails({
    "t44_a_dripping_body_ends_by_the_deadline",
    "t44_dripping_headers_end_by_the_deadline",
    "t44_dripping_interim_answers_end_by_the_deadline"
  })
  static final class LimitsEachReadAlone extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportExchange exchange(TransportRequest request, Departure departure) {
          return new TransportExchange(Duration.ofHours(1), departure);
        }
      };
    }

    @Override
    public RawClient client(ClientSettings settings) {
      return new RawClient(settings) {
        @Override
        RawConnection newConnection(String origin) {
          return new RawConnection(origin) {
            @Override
            void configure(Socket socket) throws IOException {
              socket.setSoTimeout(Holding.MILLIS / 2);
            }
          };
        }
      };
    }
  }

  @Fails("t42_a_time_without_end_is_no_deadline")
  static final class OverflowsAtTheEndOfTime extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportExchange exchange(TransportRequest request, Departure departure) {
          // Not nanoTime, which may be negative, and then it wouldn't overflow.
          long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
          boolean over = now + request.timeout().toNanos() < now;
          return new TransportExchange(over ? Duration.ZERO : request.timeout(), departure);
        }
      };
    }
  }

  @Fails({
    "t48_the_deadline_closes_the_connection",
    "t50_interrupted_within_the_body",
    "t52_cancel_within_the_body_closes_the_connection",
    "t71_a_tunnel_that_stalls_ends_unsent"
  })
  static final class LeavesTheConnectionOpen extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        Runnable abort(RawConnection connection, AtomicBoolean over) {
          return () -> {};
        }
      };
    }
  }

  @Fails({
    "t49_interrupted_before_sends_nothing",
    "t50_interrupted_without_an_answer",
    "t50_interrupted_within_the_body",
    "t50_an_answer_doesnt_swallow_the_interrupt",
    "t51_interrupted_in_the_pool_loses_no_connection"
  })
  static final class SwallowsTheInterrupt extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          try {
            return super.send(request);
          } finally {
            Thread.interrupted();
          }
        }
      };
    }
  }

  @Fails({
    "t49_interrupted_before_sends_nothing",
    "t50_interrupted_without_an_answer",
    "t50_interrupted_within_the_body",
    "t51_interrupted_in_the_pool_loses_no_connection"
  })
  static final class IgnoresInterrupts extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          boolean interrupted = Thread.interrupted();
          try {
            TransportExchange exchange = start(request);
            exchange.failAtDeadline();
            exchange.handle((response, failure) -> failure).join();
            interrupted |= Thread.interrupted();
            return exchange.await();
          } finally {
            if (interrupted) {
              Thread.currentThread().interrupt();
            }
          }
        }
      };
    }
  }

  @Fails("t51_interrupted_in_the_pool_loses_no_connection")
  static final class LosesLeases extends RawContract {
    @Override
    public RawClient client(ClientSettings settings) {
      return new RawClient(settings) {
        @Override
        void acquire() throws InterruptedException {
          try {
            super.acquire();
          } catch (InterruptedException e) {
            acquireForNobody();
            throw e;
          }
        }
      };
    }
  }
}
