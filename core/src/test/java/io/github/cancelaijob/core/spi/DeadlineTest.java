package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadlineTest {
  private static final Duration LONG = Duration.ofNanos(Long.MAX_VALUE);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final int MANY = 5_000;

  private final CountDownLatch aborted = new CountDownLatch(1);

  @Test
  void a_missed_one_aborts() throws Exception {
    Deadline deadline = Deadline.in(SHORT, aborted::countDown);
    aborted.await();

    deadline.met();
    assertThat(deadline.isMissed()).isTrue();
  }

  @Test
  void one_of_no_time_aborts() throws Exception {
    Deadline.in(Duration.ofNanos(-1), aborted::countDown);

    aborted.await();
  }

  @Test
  void one_beyond_the_first_alarm_aborts() throws Exception {
    Deadline.in(Duration.ofMillis(1_500), aborted::countDown);

    aborted.await();
  }

  @Test
  void one_that_is_met_aborts_nothing() throws Exception {
    AtomicInteger aborts = new AtomicInteger();
    Deadline deadline = Deadline.in(SHORT.multipliedBy(50), aborts::incrementAndGet);
    deadline.met();
    Deadline.in(SHORT.multipliedBy(100), aborted::countDown);
    aborted.await();

    assertThat(aborts).hasValue(0);
    assertThat(deadline.isMissed()).isFalse();
  }

  @Test
  void a_sooner_one_doesnt_wait_for_those_before_it() throws Exception {
    List<WeakReference<Object>> exchanges = new ArrayList<>();
    meetAfterASoonerOne(manyAhead(exchanges));

    awaitForgotten(exchanges);
  }

  private void meetAfterASoonerOne(List<Deadline> later) throws Exception {
    Deadline.in(SHORT, aborted::countDown);
    aborted.await();

    assertThat(later).noneMatch(Deadline::isMissed);
    later.forEach(Deadline::met);
  }

  @Test
  void one_without_end_isnt_missed_by_an_alarm_that_went_off_before() {
    AtomicInteger aborts = new AtomicInteger();
    for (int i = 0; i < 100_000; i++) {
      Deadline.in(Duration.ZERO, () -> {});
      List<Deadline> endless = new ArrayList<>();
      for (int j = 0; j < 20; j++) {
        endless.add(Deadline.in(LONG, aborts::incrementAndGet));
      }
      endless.forEach(Deadline::met);
    }

    assertThat(aborts).hasValue(0);
  }

  @Test
  void as_many_as_ever_all_abort() throws Exception {
    CountDownLatch all = new CountDownLatch(MANY);
    for (int i = 0; i < MANY; i++) {
      Deadline.in(SHORT.multipliedBy(100), all::countDown);
    }

    all.await();
  }

  @Test
  void those_that_are_met_are_forgotten() throws Exception {
    List<WeakReference<Object>> exchanges = new ArrayList<>();
    manyAhead(exchanges).forEach(Deadline::met);

    awaitForgotten(exchanges);
  }

  @Test
  void an_abort_that_throws_keeps_no_other_from_running() throws Exception {
    Deadline.in(
        SHORT,
        () -> {
          throw new IllegalStateException("as the test wants it");
        });
    Deadline.in(
        SHORT,
        () -> {
          throw new StackOverflowError("as the test wants it");
        });
    Deadline.in(SHORT, aborted::countDown);

    aborted.await();
  }

  @Test
  void all_of_many_threads_abort_or_are_forgotten() throws Exception {
    int threads = 16;
    int each = 500;
    CountDownLatch all = new CountDownLatch(threads * each);
    List<WeakReference<Object>> met = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < each; i++) {
                  Deadline.in(Duration.ofNanos(i * 20_000L), all::countDown);
                  Deadline.in(LONG, exchange(met)).met();
                }
              }));
    }
    running.forEach(CompletableFuture::join);

    assertThat(CompletableFuture.runAsync(() -> await(all))).succeedsWithin(Duration.ofSeconds(15));
    awaitForgotten(met);
  }

  /** Returns deadlines that are far ahead, more than usual. */
  private static List<Deadline> manyAhead(List<WeakReference<Object>> exchanges) {
    List<Deadline> ahead = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ahead.add(Deadline.in(LONG, exchange(exchanges)));
    }
    return ahead;
  }

  /** Returns what aborts an exchange that is heard of in {@code exchanges} alone. */
  private static Runnable exchange(List<WeakReference<Object>> exchanges) {
    Object exchange = new Object();
    exchanges.add(new WeakReference<>(exchange));
    return exchange::notifyAll;
  }

  private static void awaitForgotten(List<WeakReference<Object>> exchanges) throws Exception {
    while (exchanges.stream().anyMatch(exchange -> exchange.get() != null)) {
      System.gc();
      // Has the test end by its timeout.
      Thread.sleep(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
