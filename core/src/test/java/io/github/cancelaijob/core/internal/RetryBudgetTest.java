package io.github.cancelaijob.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RetryBudgetTest {
  @Test
  void allows_what_it_has_and_no_more() {
    RetryBudget budget = new RetryBudget(2);

    assertThat(takeAll(budget)).isEqualTo(2);
    assertThat(budget.take()).isFalse();
  }

  @Test
  void of_nothing_allows_nothing() {
    RetryBudget budget = new RetryBudget(0);

    budget.reward();
    budget.giveBack();

    assertThat(budget.take()).isFalse();
  }

  @Test
  void is_an_attempt_richer_for_five_that_get_through() {
    RetryBudget budget = new RetryBudget(10);
    takeAll(budget);

    for (int i = 1; i <= 4; i++) {
      budget.reward();
      assertThat(budget.take()).as("after %d", i).isFalse();
    }
    budget.reward();

    assertThat(takeAll(budget)).isEqualTo(1);
  }

  @Test
  void is_given_back_a_whole_attempt() {
    RetryBudget budget = new RetryBudget(10);
    takeAll(budget);

    budget.giveBack();
    budget.giveBack();

    assertThat(takeAll(budget)).isEqualTo(2);
  }

  @Test
  void never_has_more_than_at_the_start() {
    RetryBudget budget = new RetryBudget(3);
    budget.take();

    for (int i = 0; i < 100; i++) {
      budget.reward();
      budget.giveBack();
    }

    assertThat(takeAll(budget)).isEqualTo(3);
  }

  @Test
  void counts_up_to_the_largest_number() {
    RetryBudget budget = new RetryBudget(Integer.MAX_VALUE);

    assertThat(budget.take()).isTrue();
    budget.giveBack();
    assertThat(budget.take()).isTrue();
  }

  @Test
  void loses_and_invents_nothing_between_threads() throws Exception {
    int threads = 8;
    RetryBudget budget = new RetryBudget(1000);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tasks.add(() -> takeAndGiveBack(budget));
      }
      int taken = 0;
      for (Future<Integer> task : executor.invokeAll(tasks)) {
        taken += task.get();
      }
      // Each thread kept a hundred of those that it was given.
      assertThat(taken).isEqualTo(threads * 100);
      assertThat(takeAll(budget)).isEqualTo(1000 - threads * 100);
    } finally {
      executor.shutdownNow();
    }
  }

  private static int takeAndGiveBack(RetryBudget budget) {
    int kept = 0;
    for (int i = 0; i < 10_000; i++) {
      if (budget.take()) {
        if (kept < 100) {
          kept++;
        } else {
          budget.giveBack();
        }
      }
    }
    return kept;
  }

  private static int takeAll(RetryBudget budget) {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }
}
