package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Transports whose futures don't do what futures of calls should. */
final class Canceling {
  private Canceling() {}

  /** Hands out another future than the call's. */
  abstract static class Wrapping extends RawContract {
    abstract CompletableFuture<TransportResponse> wrap(CompletableFuture<TransportResponse> call);

    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
          return wrap(super.sendAsync(request));
        }
      };
    }
  }

  @Fails({
    "t52_cancel_true_closes_the_connection",
    "t52_cancel_false_closes_the_connection",
    "t52_cancel_true_closes_a_pooled_connection",
    "t52_cancel_false_closes_a_pooled_connection",
    "t52_cancel_within_the_body_closes_the_connection",
    "t52_canceled_calls_lose_no_connection",
    "t52_calls_canceled_in_the_pool_are_never_sent"
  })
  static final class IgnoresCancel extends Wrapping {
    @Override
    CompletableFuture<TransportResponse> wrap(CompletableFuture<TransportResponse> call) {
      return call.thenApply(response -> response);
    }
  }

  @Fails({"t52_cancel_false_closes_the_connection", "t52_cancel_false_closes_a_pooled_connection"})
  static final class HeedsCancelTrueAlone extends Wrapping {
    @Override
    CompletableFuture<TransportResponse> wrap(CompletableFuture<TransportResponse> call) {
      CompletableFuture<TransportResponse> wrapped =
          new CompletableFuture<TransportResponse>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
              return super.cancel(mayInterrupt) && (!mayInterrupt || call.cancel(true));
            }
          };
      return following(call, wrapped);
    }
  }

  @Fails("t53_a_canceled_dependent_leaves_the_call_alone")
  static final class EndsWithItsDependents extends Wrapping {
    @Override
    CompletableFuture<TransportResponse> wrap(CompletableFuture<TransportResponse> call) {
      return following(call, new Dependent<>(call));
    }

    private static final class Dependent<T> extends CompletableFuture<T> {
      private final CompletableFuture<?> parent;

      Dependent(CompletableFuture<?> parent) {
        this.parent = parent;
      }

      @Override
      public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Dependent<>(this);
      }

      @Override
      public boolean cancel(boolean mayInterrupt) {
        return super.cancel(mayInterrupt) && parent.cancel(mayInterrupt);
      }
    }
  }

  /** What is closed here is only believed to be open. */
  @Fails("t54_an_answer_after_the_cancel_is_nobodys")
  static final class KeepsTheConnectionOfACanceledCall extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        Runnable abort(RawConnection connection, AtomicBoolean over) {
          return () -> {
            if (over.compareAndSet(false, true)) {
              client.keep(connection);
            }
          };
        }
      };
    }
  }

  @Fails("t55_a_future_that_failed_stays_failed")
  static final class CompletesTwice extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        private final List<CompletableFuture<TransportResponse>> calls =
            new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
          CompletableFuture<TransportResponse> call = super.sendAsync(request);
          calls.add(call);
          return call;
        }

        @Override
        public void close() {
          calls.forEach(
              call -> call.obtrudeValue(TransportResponse.of(200, Headers.none(), new byte[0])));
        }
      };
    }
  }

  @Fails("t49_send_async_keeps_the_interrupt_flag")
  static final class ClearsTheFlag extends Wrapping {
    @Override
    CompletableFuture<TransportResponse> wrap(CompletableFuture<TransportResponse> call) {
      Thread.interrupted();
      return call;
    }
  }

  @Fails({
    "t55_a_failure_is_in_the_future",
    "t55_an_error_is_in_the_future",
    "t55_a_future_that_failed_stays_failed"
  })
  static final class ThrowsFailures extends Wrapping {
    @Override
    CompletableFuture<TransportResponse> wrap(CompletableFuture<TransportResponse> call) {
      call.join();
      return call;
    }
  }

  private static CompletableFuture<TransportResponse> following(
      CompletableFuture<TransportResponse> call, CompletableFuture<TransportResponse> wrapped) {
    call.whenComplete(
        (response, failure) -> {
          if (failure == null) {
            wrapped.complete(response);
          } else {
            wrapped.completeExceptionally(failure);
          }
        });
    return wrapped;
  }
}
