package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final String ID = "AKIDFAKE";
  private static final String KEY = "FAKEKEY";
  private static final String TOKEN = "FAKETOKEN";

  @Test
  void holds_what_belongs_together() {
    Credentials credentials = Credentials.of(ID, KEY, "FAKE/TOKEN+==~");

    assertThat(credentials.secretId()).isEqualTo(ID);
    assertThat(credentials.secretKey()).isEqualTo(KEY);
    assertThat(credentials.token()).contains("FAKE/TOKEN+==~");
    assertThat(Credentials.of(ID, KEY).token()).isEmpty();
  }

  @Test
  void prints_nothing_but_whether_they_are_temporary() {
    assertThat(Credentials.of(ID, KEY)).hasToString("Credentials[permanent, redacted]");
    assertThat(Credentials.of(ID, KEY, TOKEN)).hasToString("Credentials[temporary, redacted]");
  }

  @ParameterizedTest
  @CsvSource({"'',K,T,secret id", "I,'',T,secret key", "I,K,'',token"})
  void refuses_an_empty_part_by_name(String id, String key, String token, String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of(id, key, token))
        .withMessage("the %s is empty; check where it is read from", part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " ", "\t", "\0", "\u007f", "é", "中", "\u00a0", "\ufeff"})
  void refuses_what_no_header_can_carry(String bad) {
    String code = String.format("U+%04X at index 7", (int) bad.charAt(0));

    assertRefused(() -> Credentials.of("FAKEKEY" + bad, KEY), "secret id", code);
    assertRefused(() -> Credentials.of(ID, "FAKEKEY" + bad), "secret key", code);
    assertRefused(() -> Credentials.of(ID, KEY, "FAKEKEY" + bad), "token", code);
  }

  private static void assertRefused(Runnable creation, String part, String code) {
    assertThatThrownBy(creation::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("the " + part, code, "visible ASCII", "line break")
        .hasNoCause()
        .message()
        .doesNotContain("FAKEKEY");
  }

  @Test
  void refuses_a_secret_id_that_splits_the_header() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.of("AKIDFAKE&q-ak=other", KEY))
        .withMessageContainingAll("secret id", "'&'", "copy it again")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("AKIDFAKE"));
  }
}
