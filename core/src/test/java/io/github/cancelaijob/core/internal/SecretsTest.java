package io.github.cancelaijob.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.Credentials;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @Test
  void that_contain_each_other_are_taken_out_whole() {
    Secrets secrets = new Secrets(Credentials.of("FAKEID", "FAKEKEY", "A-FAKEKEY-B"));

    assertThat(secrets.redact("A-FAKEKEY-B FAKEKEY")).isEqualTo("[redacted] [redacted]");
    secrets = new Secrets(Credentials.of("FAKEID", "FAKEKEY", "FAKEKEY-TOKEN"));
    assertThat(secrets.redact("FAKEKEY-TOKEN")).isEqualTo("[redacted]");
  }

  /** Whichever is the shortest, for no text shorter than that is looked at. */
  @ParameterizedTest
  @CsvSource({"K, FAKETOKEN, fakesig", "FAKEKEY, T, fakesig", "FAKEKEY, FAKETOKEN, s"})
  void are_taken_out_of_a_text_that_is_nothing_else(String key, String token, String signature) {
    Credentials credentials = Credentials.of("FAKEID", key, token);
    Secrets secrets = new Secrets(credentials, "q-ak=FAKEID&q-signature=" + signature);

    assertThat(List.of(key, token, signature)).allSatisfy(text -> assertIsSecret(secrets, text));
    assertThat(List.of(key, token))
        .allSatisfy(text -> assertIsSecret(new Secrets(credentials), text));
  }

  private static void assertIsSecret(Secrets secrets, String text) {
    assertThat(secrets.redact(text)).isEqualTo("[redacted]");
  }

  @Test
  void are_not_looked_for_in_what_replaced_them() {
    Secrets secrets = new Secrets(Credentials.of("FAKEID", "FAKEKEY", "redacted"));

    assertThat(secrets.redact("FAKEKEY redacted")).isEqualTo("[redacted] [redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q-ak=FAKEID&q-signature=fakesig",
        "q-signature=fakesig&q-ak=FAKEID",
        "q-signature=fakesig",
        "fakesig"
      })
  void include_the_signature_wherever_it_stands(String authorization) {
    Secrets secrets = new Secrets(Credentials.of("FAKEID", "FAKEKEY"), authorization);

    assertThat(secrets.redact("FAKEID fakesig")).isEqualTo("FAKEID [redacted]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAKE sig", "q-signature=&q-ak=FAKE", "q-signature="})
  void include_all_that_another_kind_of_signer_wrote(String authorization) {
    Secrets secrets = new Secrets(Credentials.of("FAKEID", "FAKEKEY"), authorization);

    assertThat(secrets.redact("x" + authorization + "y")).isEqualTo("x[redacted]y");
  }

  @Test
  void of_nothing_are_nothing() {
    Secrets secrets = new Secrets(Credentials.of("FAKEID", "FAKEKEY"));

    assertThat(secrets.redact(null)).isNull();
    assertThat(secrets.redact("")).isEmpty();
  }
}
