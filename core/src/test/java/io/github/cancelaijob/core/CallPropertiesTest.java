package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.RandomService.Fate.EXPIRED_TOKEN;
import static io.github.cancelaijob.core.RandomService.Fate.FINAL;
import static io.github.cancelaijob.core.RandomService.Fate.MAY_PASS;
import static io.github.cancelaijob.core.RandomService.Fate.MAY_PASS_AND_HAVE_ACTED;
import static io.github.cancelaijob.core.RandomService.Fate.SUCCESS;
import static io.github.cancelaijob.core.RandomService.Fate.TOO_LATE;
import static io.github.cancelaijob.core.RandomService.Fate.WRONG_CLOCK;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.RandomService.Exchange;
import io.github.cancelaijob.core.RandomService.Fate;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CallEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true of each call from its first request to its end, however the service behaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallPropertiesTest {
  private static final int CALLS = 3_000;

  private final Map<Caller, List<Run>> runs = new EnumMap<>(Caller.class);

  @BeforeAll
  void call() throws Throwable {
    for (Caller caller : Caller.values()) {
      List<Run> ofCaller = new ArrayList<>();
      for (long seed = 0; seed < CALLS; seed++) {
        ofCaller.add(new Run(seed, caller));
      }
      runs.put(caller, ofCaller);
    }
  }

  @ParameterizedTest
  @EnumSource
  void are_of_every_kind(Caller caller) {
    List<Run> calls = of(caller);

    for (Fate fate : Fate.values()) {
      assertThat(calls).anyMatch(run -> run.exchanges.stream().anyMatch(e -> e.fate == fate));
    }
    for (CallEvent.Type type : CallEvent.Type.values()) {
      assertThat(calls).anyMatch(run -> run.events(type) > 0);
    }
    assertThat(calls).anyMatch(run -> run.receipt.confirmed());
    for (String reason : new String[] {"attempts are used", "budget", "are left"}) {
      assertThat(calls)
          .anyMatch(
              run -> run.story().contains("Not tried again: ") && run.story().contains(reason));
    }
  }

  @Test
  void blocking_and_async_ones_are_alike() {
    for (int i = 0; i < CALLS; i++) {
      assertThat(of(Caller.ASYNC).get(i).story()).isEqualTo(of(Caller.BLOCKING).get(i).story());
    }
  }

  @ParameterizedTest
  @EnumSource
  void never_send_more_requests_than_allowed(Caller caller) {
    forAll(
        caller,
        run -> {
          assertThat(run.cancels()).hasSizeBetween(1, run.policy.maxAttempts());
          assertThat(run.exchanges.size() - run.cancels().size())
              .isLessThanOrEqualTo(run.verifies ? run.policy.maxAttempts() : 0);
        });
  }

  @ParameterizedTest
  @EnumSource
  void never_send_one_past_the_deadline(Caller caller) {
    forAll(
        caller,
        run -> {
          for (Exchange exchange : run.exchanges) {
            Duration left = run.policy.timeout().minus(exchange.sentAt);
            assertThat(left).isPositive();
            assertThat(exchange.request.timeout())
                .isPositive()
                .isLessThanOrEqualTo(left)
                .isLessThanOrEqualTo(run.policy.attemptTimeout());
          }
          assertThat(run.duration).isLessThanOrEqualTo(run.policy.timeout());
        });
  }

  @ParameterizedTest
  @EnumSource
  void never_repeat_what_must_not_be_repeated(Caller caller) {
    forAll(
        caller,
        run -> {
          for (int i = 0; i < run.exchanges.size() - 1; i++) {
            Exchange exchange = run.exchanges.get(i);
            if (exchange.isCancel() && !run.exchanges.get(i + 1).isCancel()) {
              assertThat(exchange.fate).isEqualTo(TOO_LATE);
            } else {
              assertThat(exchange.fate).isNotIn(SUCCESS, TOO_LATE, FINAL);
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void correct_the_clock_and_refresh_the_keys_once(Caller caller) {
    forAll(
        caller,
        run -> {
          List<Exchange> repeated = run.exchanges.subList(0, run.exchanges.size() - 1);
          for (Fate fate : new Fate[] {WRONG_CLOCK, EXPIRED_TOKEN}) {
            assertThat(repeated).filteredOn(e -> e.fate == fate).hasSizeLessThan(2);
          }
          assertThat(run.events(CallEvent.Type.CLOCK_CORRECTED)).isLessThan(2);
          assertThat(run.events(CallEvent.Type.CREDENTIALS_REFRESHED)).isLessThan(2);
        });
  }

  @ParameterizedTest
  @EnumSource
  void wait_as_long_as_the_service_asks(Caller caller) {
    forAll(
        caller,
        run -> {
          for (int i = 0; i < run.exchanges.size() - 1; i++) {
            Exchange exchange = run.exchanges.get(i);
            if (exchange.fate == MAY_PASS || exchange.fate == MAY_PASS_AND_HAVE_ACTED) {
              assertThat(run.exchanges.get(i + 1).sentAt.minus(exchange.answeredAt))
                  .isGreaterThanOrEqualTo(exchange.retryAfter);
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void tell_what_was_answered_last(Caller caller) {
    forAll(
        caller,
        run -> {
          Exchange last = run.cancels().get(run.cancels().size() - 1);
          if (run.error == null) {
            Exchange end = run.exchanges.get(run.exchanges.size() - 1);
            assertThat(end.fate).isEqualTo(SUCCESS);
            assertThat(run.receipt.requestId()).hasValue(end.requestId);
            assertThat(run.receipt.attempts()).isEqualTo(run.cancels().size());
            assertThat(run.receipt.confirmed()).isEqualTo(end != last);
          } else {
            assertThat(last.fate).isNotEqualTo(SUCCESS);
            assertThat(run.error.attempts()).isEqualTo(run.cancels().size());
            assertThat(run.error.requestId().orElse("")).isEqualTo(last.requestId);
            assertThat(run.error.httpStatus().orElse(0)).isEqualTo(last.status);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void say_so_if_the_job_may_be_canceled_all_the_same(Caller caller) {
    forAll(
        caller,
        run -> {
          if (run.error != null) {
            boolean lost = run.cancels().stream().anyMatch(e -> e.fate == MAY_PASS_AND_HAVE_ACTED);
            Exchange end = run.exchanges.get(run.exchanges.size() - 1);
            boolean settled = !end.isCancel() && end.fate == SUCCESS;
            assertThat(run.error.mayHaveBeenCanceled()).isEqualTo(lost && !settled);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void end_once_with_all_that_happened_told(Caller caller) {
    forAll(
        caller,
        run -> {
          assertThat(run.events(CallEvent.Type.ATTEMPT_STARTED)).isEqualTo(run.exchanges.size());
          assertThat(run.events(CallEvent.Type.ANSWERED) + run.events(CallEvent.Type.FAILED))
              .isEqualTo(run.exchanges.size());
          assertThat(run.events(CallEvent.Type.DONE)).isOne();
          CallEvent done = run.events.get(run.events.size() - 1);
          assertThat(done.type()).isEqualTo(CallEvent.Type.DONE);
          assertThat(done.duration()).isEqualTo(run.duration);
          assertThat(done.error().orElse(null)).isSameAs(run.error);
        });
  }

  private List<Run> of(Caller caller) {
    return requireNonNull(runs.get(caller));
  }

  private void forAll(Caller caller, Consumer<Run> property) {
    for (Run run : of(caller)) {
      try {
        property.accept(run);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(run.story(), e);
      }
    }
  }

  /** One call, by a random policy. */
  private static final class Run {
    final long seed;
    final RetryPolicy policy;
    final boolean verifies;
    final List<Exchange> exchanges;
    final List<CallEvent> events = new ArrayList<>();
    final FakeTime time = new FakeTime(Clients.NOW);
    final Duration duration;
    CancelReceipt receipt = CancelReceipt.builder(Clients.JOB).build();
    @Nullable CancelAIJobException error;

    Run(long seed, Caller caller) throws Throwable {
      this.seed = seed;
      Random random = new Random(~seed);
      policy =
          RetryPolicy.builder()
              .maxAttempts(1 + random.nextInt(6))
              .timeout(Duration.ofMillis(1 + random.nextInt(30_000)))
              .attemptTimeout(Duration.ofMillis(1 + random.nextInt(10_000)))
              .baseDelay(Duration.ofMillis(1 + random.nextInt(200)))
              .budget(random.nextInt(6))
              .build();
      verifies = random.nextBoolean();
      time.random(random.nextDouble());
      RandomService service = new RandomService(seed, time);
      exchanges = service.exchanges;
      CancelAIJobClient.Builder builder =
          Clients.builder(service)
              .credentials(new Rotating())
              .retryPolicy(policy)
              .listener(events::add)
              .time(time);
      try {
        receipt = caller.cancel((verifies ? builder.verifyLostAnswers() : builder).build());
      } catch (CancelAIJobException e) {
        error = e;
      }
      duration = Duration.between(Clients.NOW, time.now());
    }

    List<Exchange> cancels() {
      return exchanges.stream().filter(Exchange::isCancel).collect(toList());
    }

    long events(CallEvent.Type type) {
      return events.stream().filter(event -> event.type() == type).count();
    }

    String story() {
      return "seed "
          + seed
          + ": "
          + policy
          + " "
          + exchanges
          + " "
          + time.waits
          + " "
          + events
          + " "
          + receipt
          + error;
    }
  }
}
