package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static io.github.cancelaijob.core.Script.lost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.Pacer;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a client keeps to a rate that it shares. */
class PacedCancelTest {
  private final FakeTime time = new FakeTime(Clients.NOW);
  private final Row row = new Row();

  private CancelAIJob paced(HttpTransport transport) {
    CancelAIJobClient client = Clients.retrying(transport, time).build();
    return new CancelAIJob() {
      @Override
      public CancelReceipt cancel(JobId jobId) {
        return client.cancel(jobId, row);
      }

      @Override
      public CompletableFuture<CancelReceipt> cancelAsync(JobId jobId) {
        return client.cancelAsync(jobId, row);
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void each_request_but_the_first_takes_a_place(Caller caller) throws Throwable {
    Script service = Script.of(answer(503), lost(), answer(200));

    caller.cancel(paced(service));

    assertThat(row.taken).isEqualTo(2);
    assertThat(service.requests).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_request_waits_for_its_place(Caller caller) throws Throwable {
    row.wait = Duration.ofSeconds(9);

    caller.cancel(paced(Script.of(answer(503), answer(200))));

    assertThat(time.waits).containsExactly(row.wait);
  }

  @ParameterizedTest
  @EnumSource
  void without_a_place_the_last_failure_stays(Caller caller) {
    row.wait = Duration.ofNanos(-1);
    Script service = Script.of(answer(503));

    assertThatThrownBy(() -> caller.cancel(paced(service)))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("the run has stopped");
    assertThat(service.requests).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void each_answer_is_told(Caller caller) throws Throwable {
    caller.cancel(
        paced(Script.of(answer(429, "Retry-After", "7"), lost(), answer(503), answer(200))));

    assertThat(row.told).containsExactly("true PT7S", "false null", "false null");
  }

  @Nested
  class A_client {
    @Test
    void prefers_what_its_transport_does() {
      HttpTransport transport =
          new HttpTransport() {
            @Override
            public TransportResponse send(TransportRequest request) {
              throw new AssertionError("nothing is sent here");
            }

            @Override
            public boolean prefersAsync() {
              return true;
            }
          };

      assertThat(Clients.builder(transport).build().prefersAsync()).isTrue();
      assertThat(Clients.builder(Script.of()).build().prefersAsync()).isFalse();
    }

    @Test
    void tries_again_if_its_policy_does() {
      assertThat(Clients.retrying(Script.of(), time).build().triesAgain()).isTrue();
      assertThat(Clients.builder(Script.of()).build().triesAgain()).isFalse();
    }

    @Test
    void says_when_it_is_closed() {
      CancelAIJobClient client = Clients.builder(Script.of()).build();
      assertThat(client.isClosed()).isFalse();

      client.close();

      assertThat(client.isClosed()).isTrue();
    }
  }

  static final class Row implements Pacer {
    private final List<String> told = new ArrayList<>();
    private Duration wait = Duration.ZERO;
    private int taken;

    @Override
    public long reserve() {
      taken++;
      return wait.toNanos();
    }

    @Override
    public void answered(boolean throttled, @Nullable Duration retryAfter) {
      told.add(throttled + " " + retryAfter);
    }
  }
}
