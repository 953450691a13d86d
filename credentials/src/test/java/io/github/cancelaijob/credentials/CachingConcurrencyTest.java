package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CachingConcurrencyTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Credentials FIRST = FakeKeys.temporary(1);
  private static final Credentials NEXT = FakeKeys.temporary(2);

  private final ManualClock clock = new ManualClock(START);
  private final ScriptedSource source = new ScriptedSource();
  private final CachingCredentials keys = CachingCredentials.of(source, clock);

  @Nested
  class WithValidKeys {
    @Test
    void one_thread_refreshes_and_no_other_waits() throws Exception {
      Caller refreshing = refreshEarly();

      assertThat(keys.credentials()).isSameAs(FIRST);
      assertThat(keys.credentials()).isSameAs(FIRST);
      assertThat(source.fetches).hasValue(2);

      source.release();
      assertThat(refreshing.get()).isSameAs(NEXT);
      assertThat(keys.credentials()).isSameAs(NEXT);
      assertThat(source.fetches).hasValue(2);
    }

    @Test
    void a_thread_waits_once_they_have_expired() throws Exception {
      Caller refreshing = refreshEarly();
      clock.advance(Duration.ofHours(1));

      Caller waiting = Caller.of(keys::credentials).awaitBlocked();
      source.release();

      assertThat(waiting.get()).isSameAs(NEXT);
      assertThat(refreshing.get()).isSameAs(NEXT);
      assertThat(source.fetches).hasValue(2);
    }

    @Test
    void a_thread_with_other_rejected_keys_does_not_wait() throws Exception {
      Caller refreshing = refreshEarly();

      assertThat(keys.refresh(FakeKeys.temporary(0))).isSameAs(FIRST);

      source.release();
      refreshing.get();
    }

    @Test
    void a_refresh_that_fails_after_their_end_says_so() throws Exception {
      Caller refreshing = refreshEarly();
      source.fails("out of order");
      clock.advance(Duration.ofHours(1));
      source.release();

      assertThatThrownBy(refreshing::get).hasRootCauseMessage("out of order");
    }

    @Test
    void a_thread_that_comes_behind_a_refresh_asks_no_more() {
      source.has(FIRST, START.plus(Duration.ofHours(1)));
      keys.credentials();
      source.has(NEXT, START.plus(Duration.ofHours(3)));
      clock.advance(Duration.ofMinutes(56));
      clock.onNextReading(keys::credentials);

      assertThat(keys.credentials()).isSameAs(FIRST);
      assertThat(source.fetches).hasValue(2);
      assertThat(keys.credentials()).isSameAs(NEXT);
    }

    /** Holds up a thread that refreshes keys which are valid for four minutes more. */
    private Caller refreshEarly() throws InterruptedException {
      source.has(FIRST, START.plus(Duration.ofHours(1)));
      keys.credentials();
      source.has(NEXT, START.plus(Duration.ofHours(3)));
      clock.advance(Duration.ofMinutes(56));
      source.hold();
      Caller refreshing = Caller.of(keys::credentials);
      source.awaitFetch();
      return refreshing;
    }
  }

  @Nested
  class WithoutKeys {
    @Test
    void all_threads_wait_for_one_fetch() throws Exception {
      source.has(FIRST);
      List<Caller> callers = heldUp(keys::credentials);

      source.release();

      for (Caller caller : callers) {
        assertThat(caller.get()).isSameAs(FIRST);
      }
      assertThat(source.fetches).hasValue(1);
    }

    @Test
    void all_threads_share_a_failure() throws Exception {
      source.fails("out of order");
      List<Caller> callers = heldUp(keys::credentials);

      source.release();

      for (Caller caller : callers) {
        assertThatThrownBy(caller::get).hasRootCauseMessage("out of order");
      }
      assertThat(source.fetches).hasValue(1);
    }

    @Test
    void a_thread_can_be_interrupted_while_it_waits() throws Exception {
      source.has(FIRST);
      List<Caller> callers = heldUp(keys::credentials);
      Caller waiting =
          Caller.of(
                  () -> {
                    try {
                      return keys.credentials();
                    } finally {
                      assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    }
                  })
              .awaitBlocked();

      waiting.interrupt();

      assertThatThrownBy(waiting::get)
          .cause()
          .isInstanceOf(CredentialsException.class)
          .hasMessageContaining("interrupted");
      source.release();
      for (Caller caller : callers) {
        assertThat(caller.get()).isSameAs(FIRST);
      }
    }

    @Test
    void an_interrupted_fetch_is_held_against_nobody() throws Exception {
      source.has(FIRST);
      source.hold();
      Caller asking = Caller.of(keys::credentials);
      source.awaitFetch();

      asking.interrupt();

      assertThatThrownBy(asking::get)
          .cause()
          .isInstanceOf(CredentialsException.class)
          .hasMessage("interrupted in the source");
      source.release();
      assertThat(keys.credentials()).isSameAs(FIRST);
    }

    @Test
    void an_interrupted_thread_gets_keys_that_it_need_not_wait_for() throws Exception {
      Credentials held = FIRST;
      CachingCredentials quick = CachingCredentials.of(() -> ExpiringCredentials.of(held), clock);

      Callable<Credentials> interrupted =
          () -> {
            Thread.currentThread().interrupt();
            return quick.credentials();
          };

      assertThat(Caller.of(interrupted).get()).isSameAs(FIRST);
    }

    @Test
    void a_fetch_under_way_ends_in_nothing_if_closed() throws Exception {
      source.has(FIRST);
      List<Caller> callers = heldUp(keys::credentials);

      keys.close();
      source.release();

      for (Caller caller : callers) {
        assertThatThrownBy(caller::get).cause().isInstanceOf(IllegalStateException.class);
      }
      assertThatThrownBy(keys::credentials).isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class WithRejectedKeys {
    @Test
    void all_threads_wait_for_one_fetch() throws Exception {
      source.has(FIRST);
      Credentials rejected = keys.credentials();
      source.has(NEXT);
      List<Caller> callers = heldUp(() -> keys.refresh(rejected));

      source.release();

      for (Caller caller : callers) {
        assertThat(caller.get()).isSameAs(NEXT);
      }
      assertThat(source.fetches).hasValue(2);
    }
  }

  /** Has one thread held up in the source, and seven wait for it. */
  private List<Caller> heldUp(Callable<Credentials> call) throws InterruptedException {
    source.hold();
    Caller asking = Caller.of(call);
    source.awaitFetch();
    return Stream.concat(
            Stream.of(asking), Stream.generate(() -> Caller.of(call).awaitBlocked()).limit(7))
        .collect(Collectors.toList());
  }
}
