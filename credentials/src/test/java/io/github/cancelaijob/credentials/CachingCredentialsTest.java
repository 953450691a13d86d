package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.Credentials;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachingCredentialsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Credentials FIRST = FakeKeys.temporary(1);
  private static final Credentials NEXT = FakeKeys.temporary(2);

  private final ManualClock clock = new ManualClock(START);
  private final ScriptedSource source = new ScriptedSource();
  private final CachingCredentials keys = CachingCredentials.of(source, clock);

  @Test
  void asks_nobody_until_keys_are_needed() {
    assertThat(source.fetches).hasValue(0);
  }

  @Nested
  class KeysThatExpire {
    /** Five minutes early, or with a fifth of the time left if that is later. */
    @ParameterizedTest
    @CsvSource({"PT2H, PT1H55M", "PT25M, PT20M", "PT10M, PT8M", "PT1S, PT0.8S"})
    void are_replaced_early(Duration validity, Duration due) {
      source.has(FIRST, START.plus(validity));
      assertThat(keys.credentials()).isSameAs(FIRST);
      source.has(NEXT, START.plus(validity).plus(validity));

      clock.advance(due.minusMillis(1));
      assertThat(keys.credentials()).isSameAs(FIRST);
      assertThat(source.fetches).hasValue(1);

      clock.advance(Duration.ofMillis(1));
      assertThat(keys.credentials()).isSameAs(NEXT);
      assertThat(keys.credentials()).isSameAs(NEXT);
      assertThat(source.fetches).hasValue(2);
    }

    @Test
    void are_kept_while_others_cannot_be_had() {
      source.has(FIRST, START.plus(Duration.ofHours(1)));
      keys.credentials();
      source.fails("out of order");

      clock.advance(Duration.ofMinutes(56));
      assertThat(keys.credentials()).isSameAs(FIRST);
      clock.advance(Duration.ofMinutes(4).minusMillis(1));
      assertThat(keys.credentials()).isSameAs(FIRST);

      clock.advance(Duration.ofMillis(1));
      assertThatThrownBy(keys::credentials)
          .isInstanceOf(CredentialsException.class)
          .hasMessage("out of order");
    }

    @Test
    void are_not_replaced_by_expired_ones() {
      source.has(FIRST, START.plus(Duration.ofHours(1)));
      keys.credentials();
      source.has(NEXT, START);

      clock.advance(Duration.ofMinutes(56));

      assertThat(keys.credentials()).isSameAs(FIRST);
    }

    @Test
    void are_none_if_they_have_expired_already() {
      source.has(FIRST, START);

      assertThatThrownBy(keys::credentials)
          .isInstanceOf(CredentialsException.class)
          .hasMessage(
              "there are only keys that have expired, 2026-01-01T00:00:00Z, and it is"
                  + " 2026-01-01T00:00:00Z here; renew them, or set this machine's clock");
    }

    @Test
    void may_outlive_the_calendar() {
      source.has(FIRST, Instant.MAX);
      keys.credentials();

      clock.advance(Duration.ofDays(365_000));

      assertThat(keys.credentials()).isSameAs(FIRST);
      assertThat(source.fetches).hasValue(1);
    }
  }

  @Nested
  class KeysWithoutExpiry {
    @Test
    void are_looked_up_again_after_five_minutes() {
      source.has(FIRST);
      assertThat(keys.credentials()).isSameAs(FIRST);
      source.has(NEXT);

      clock.advance(Duration.ofMinutes(5).minusMillis(1));
      assertThat(keys.credentials()).isSameAs(FIRST);
      clock.advance(Duration.ofMillis(1));
      assertThat(keys.credentials()).isSameAs(NEXT);
    }

    @Test
    void are_kept_while_their_file_is_being_rewritten() {
      source.has(FIRST);
      keys.credentials();
      source.fails("half a file");

      clock.advance(Duration.ofDays(1));

      assertThat(keys.credentials()).isSameAs(FIRST);
    }
  }

  @Nested
  class AFailure {
    @Test
    void rests_the_source_for_five_seconds() {
      source.fails("out of order");
      assertThatThrownBy(keys::credentials).hasMessage("out of order").hasNoCause();
      source.has(FIRST);

      clock.advance(Duration.ofSeconds(5).minusMillis(1));
      assertThatThrownBy(keys::credentials)
          .isInstanceOf(CredentialsException.class)
          .hasMessage("out of order")
          .hasCauseInstanceOf(CredentialsException.class);
      assertThatThrownBy(() -> keys.refresh(NEXT)).hasMessage("out of order");
      assertThat(source.fetches).hasValue(1);

      clock.advance(Duration.ofMillis(1));
      assertThat(keys.credentials()).isSameAs(FIRST);
    }

    @Test
    void rests_the_source_while_keys_are_valid_too() {
      source.has(FIRST, START.plus(Duration.ofHours(1)));
      keys.credentials();
      source.fails("out of order");
      clock.advance(Duration.ofMinutes(56));

      keys.credentials();
      keys.credentials();
      assertThat(source.fetches).hasValue(2);

      clock.advance(Duration.ofSeconds(5));
      keys.credentials();
      assertThat(source.fetches).hasValue(3);
    }

    @Test
    void of_another_kind_becomes_ours_and_repeats_nothing() {
      IllegalStateException theirs = new IllegalStateException("FAKE-SECRET");
      source.runs(
          () -> {
            throw theirs;
          });

      assertThatThrownBy(keys::credentials)
          .isInstanceOf(CredentialsException.class)
          .hasMessage("a source threw java.lang.IllegalStateException")
          .hasCause(theirs);
    }

    @Test
    void is_what_null_is() {
      source.runs(() -> null);

      assertThatThrownBy(keys::credentials)
          .isInstanceOf(CredentialsException.class)
          .hasRootCauseMessage("the source returned null");
    }

    @Test
    void of_the_machine_is_passed_on() {
      source.runs(
          () -> {
            throw new NoClassDefFoundError("example");
          });
      assertThatThrownBy(keys::credentials).isInstanceOf(NoClassDefFoundError.class);

      source.has(FIRST);

      assertThat(keys.credentials()).isSameAs(FIRST);
    }
  }

  @Nested
  class Refresh {
    @Test
    void fetches_anew_if_the_rejected_keys_are_held() {
      source.has(FIRST, START.plus(Duration.ofHours(1)));
      Credentials rejected = keys.credentials();
      source.has(NEXT, START.plus(Duration.ofHours(2)));

      assertThat(keys.refresh(rejected)).isSameAs(NEXT);
      assertThat(keys.credentials()).isSameAs(NEXT);
      assertThat(source.fetches).hasValue(2);
    }

    @Test
    void fetches_nothing_if_other_keys_are_held() {
      source.has(NEXT);
      keys.credentials();

      assertThat(keys.refresh(FIRST)).isSameAs(NEXT);
      assertThat(source.fetches).hasValue(1);
    }

    @Test
    void fetches_if_none_are_held() {
      source.has(NEXT);

      assertThat(keys.refresh(FIRST)).isSameAs(NEXT);
    }

    @Test
    void returns_the_rejected_keys_if_the_source_has_no_others() {
      source.has(FIRST);
      Credentials rejected = keys.credentials();
      source.has(FakeKeys.temporary(1));

      assertThat(keys.refresh(rejected)).isSameAs(rejected);
      assertThat(source.fetches).hasValue(2);
    }

    @Test
    void asks_no_more_for_a_while_if_there_were_no_others() {
      source.has(FIRST);
      Credentials rejected = keys.credentials();
      keys.refresh(rejected);

      assertThat(keys.refresh(rejected)).isSameAs(rejected);
      assertThat(keys.credentials()).isSameAs(rejected);
      assertThat(source.fetches).hasValue(2);

      clock.advance(Duration.ofSeconds(5));
      source.has(NEXT);
      assertThat(keys.refresh(rejected)).isSameAs(NEXT);
    }

    @Test
    void asks_again_once_the_rejected_keys_expire() {
      source.has(FIRST, START.plusSeconds(2));
      Credentials rejected = keys.credentials();
      keys.refresh(rejected);
      source.has(NEXT);

      clock.advance(Duration.ofSeconds(2));

      assertThat(keys.credentials()).isSameAs(NEXT);
    }

    @Test
    void says_why_there_are_no_others() {
      source.has(FIRST, START.plus(Duration.ofHours(1)));
      Credentials rejected = keys.credentials();
      source.fails("out of order");

      assertThatThrownBy(() -> keys.refresh(rejected)).hasMessage("out of order");
      assertThat(keys.credentials()).isSameAs(FIRST);
    }

    @Test
    void tells_keys_apart_by_all_their_parts() {
      Credentials held = Credentials.of("AKIDEXAMPLE-1", "example-secret-1", "example-token-9");
      source.has(held);
      keys.credentials();

      assertThat(keys.refresh(FIRST)).isSameAs(held);
      assertThat(keys.refresh(FakeKeys.permanent(1))).isSameAs(held);
      assertThat(keys.refresh(Credentials.of("AKIDEXAMPLE-1", "example-other", "example-token-9")))
          .isSameAs(held);
      assertThat(
              keys.refresh(Credentials.of("AKIDEXAMPLE-2", "example-secret-1", "example-token-9")))
          .isSameAs(held);
      assertThat(source.fetches).hasValue(1);
    }
  }

  @Nested
  class Close {
    @Test
    void forgets_the_keys_and_has_no_others() {
      source.has(FIRST);
      keys.credentials();

      keys.close();

      assertThatIllegalStateException()
          .isThrownBy(keys::credentials)
          .withMessageContaining("closed");
      assertThatIllegalStateException().isThrownBy(() -> keys.refresh(FIRST));
      assertThat(source.fetches).hasValue(1);
    }

    @Test
    void may_be_repeated() {
      keys.close();

      assertThatCode(keys::close).doesNotThrowAnyException();
    }
  }
}
