package io.github.cancelaijob.core;

import static io.github.cancelaijob.core.Script.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The retry budget as the calls of one client share it. */
class BudgetTest {
  private final FakeTime time = new FakeTime(Clients.NOW);

  @ParameterizedTest
  @EnumSource
  void of_a_client_bounds_all_of_its_calls(Caller caller) {
    Script script = Script.endless(answer(503));
    CancelAIJobClient client = client(script, 5);

    for (int i = 0; i < 10; i++) {
      assertThat(errorOf(caller, client)).isNotNull();
    }

    assertThat(script.requests).hasSize(10 + 5);
    assertThat(errorOf(caller, client))
        .hasMessageContaining("Not tried again: the retry budget of the client is used up. ");
  }

  @ParameterizedTest
  @EnumSource
  void of_nothing_leaves_each_call_one_request(Caller caller) {
    Script script = Script.endless(answer(503));

    errorOf(caller, client(script, 0));

    assertThat(script.requests).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void is_not_spent_by_retries_that_get_through(Caller caller) throws Throwable {
    for (int status : new int[] {200, 404, 409, 501}) {
      Script script =
          Script.of(
              answer(503), answer(status), answer(503), answer(status), answer(503), answer(200));
      CancelAIJobClient client = client(script, 1);

      errorOf(caller, client);
      errorOf(caller, client);

      assertThat(caller.cancel(client).attempts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void is_not_spent_by_calls_that_end_without_a_retry(Caller caller) throws Throwable {
    Script script =
        Script.of(
            answer(503, "Retry-After", "3600"),
            answer(503, "Retry-After", "3600"),
            answer(503),
            answer(200));
    CancelAIJobClient client = client(script, 1);

    errorOf(caller, client);
    errorOf(caller, client);

    assertThat(caller.cancel(client).attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void is_filled_by_first_requests_that_get_through(Caller caller) throws Throwable {
    Script script =
        Script.of(
            answer(503),
            answer(503), // the budget is gone
            answer(200),
            answer(200),
            answer(404),
            answer(403),
            answer(503), // four aren't enough
            answer(200),
            answer(503),
            answer(200)); // the fifth is
    CancelAIJobClient client = client(script, 1);

    errorOf(caller, client);
    for (int i = 0; i < 4; i++) {
      errorOf(caller, client);
    }
    assertThat(errorOf(caller, client)).hasMessageContaining("retry budget");
    caller.cancel(client);

    assertThat(caller.cancel(client).attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void does_not_pay_for_a_corrected_clock_or_fresh_keys(Caller caller) throws Throwable {
    Script script = Script.of(Script.error(400, "ExpiredToken", ""), answer(200));
    CancelAIJobClient client =
        Clients.retrying(script, time)
            .retryPolicy(RetryPolicy.builder().budget(0).build())
            .credentials(new Rotating())
            .build();

    assertThat(caller.cancel(client).attempts()).isEqualTo(2);
  }

  private CancelAIJobClient client(Script script, int budget) {
    return Clients.retrying(script, time)
        .retryPolicy(RetryPolicy.builder().budget(budget).build())
        .build();
  }

  private static Throwable errorOf(Caller caller, CancelAIJobClient client) {
    return catchThrowable(() -> caller.cancel(client));
  }
}
