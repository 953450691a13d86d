package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ChainTest {
  private final ScriptedSource first = new ScriptedSource();
  private final ScriptedSource second = new ScriptedSource();
  private final ScriptedSource third = new ScriptedSource();
  private final CredentialsSource chain = CredentialsSource.firstOf(first, second, third);

  @Test
  void asks_no_further_than_the_first_that_has_keys() {
    first.fails("none here");
    second.has(FakeKeys.temporary(2));
    third.has(FakeKeys.temporary(3));

    FakeKeys.assertSame(chain.fetch().credentials(), FakeKeys.temporary(2));
    assertThat(third.fetches).hasValue(0);
  }

  @Test
  void stays_with_the_one_that_had_keys() {
    first.fails("none here");
    second.has(FakeKeys.temporary(2));
    chain.fetch();
    first.has(FakeKeys.temporary(1));
    third.has(FakeKeys.temporary(3));
    second.fails("out of order");

    assertThatThrownBy(chain::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage("out of order");
    assertThat(first.fetches).hasValue(1);
    assertThat(third.fetches).hasValue(0);
  }

  @Test
  void asks_all_again_until_one_has_keys() {
    first.fails("none here");
    second.fails("none here");
    third.fails("none here");
    assertThatThrownBy(chain::fetch).isInstanceOf(CredentialsException.class);
    first.has(FakeKeys.temporary(1));

    FakeKeys.assertSame(chain.fetch().credentials(), FakeKeys.temporary(1));
  }

  @Test
  void says_of_each_why_it_has_none() {
    first.fails("not set");
    second.runs(
        () -> {
          throw new IllegalStateException("FAKE-MARKED");
        });
    third.fails("out of order");

    CredentialsException failure = catchThrowableOfType(CredentialsException.class, chain::fetch);

    assertThat(failure)
        .hasMessage(
            "there are no keys:\n"
                + "- not set\n"
                + "- a source threw java.lang.IllegalStateException\n"
                + "- out of order\n"
                + "Put keys in one of these places");
    assertThat(failure.getSuppressed()).hasSize(3);
  }

  @Test
  void takes_no_other_keys_in_the_place_of_wrong_ones() {
    first.fails("not set");
    second.runs(
        () -> {
          throw CredentialsException.misconfigured("half set", null);
        });
    third.has(FakeKeys.temporary(3));

    assertThatThrownBy(chain::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "there are no keys:\n"
                + "- not set\n"
                + "- half set\n"
                + "Mend the last of these; no other's keys are taken in the place of wrong ones");
    assertThat(third.fetches).hasValue(0);
  }

  @Test
  void takes_no_other_keys_behind_a_chain_within() {
    first.runs(
        () -> {
          throw CredentialsException.misconfigured("half set", null);
        });
    third.has(FakeKeys.temporary(3));
    CredentialsSource within = CredentialsSource.firstOf(first, second);

    assertThatThrownBy(CredentialsSource.firstOf(within, third)::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("half set");
    assertThat(third.fetches).hasValue(0);
  }

  @Test
  void takes_no_other_keys_behind_the_last_of_a_chain_within() {
    first.fails("not set");
    second.runs(
        () -> {
          throw CredentialsException.misconfigured("half set", null);
        });
    third.has(FakeKeys.temporary(3));
    CredentialsSource within = CredentialsSource.firstOf(first, second);

    assertThatThrownBy(CredentialsSource.firstOf(within, third)::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("half set");
    assertThat(third.fetches).hasValue(0);
  }

  @Test
  void has_a_source_at_least() {
    assertThatIllegalArgumentException().isThrownBy(() -> CredentialsSource.firstOf());
  }

  @Test
  void asks_the_next_if_one_returns_null() {
    first.runs(() -> null);
    second.has(FakeKeys.temporary(2));

    FakeKeys.assertSame(chain.fetch().credentials(), FakeKeys.temporary(2));
  }
}
