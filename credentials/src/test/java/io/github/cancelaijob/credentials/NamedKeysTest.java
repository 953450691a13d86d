package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.Credentials;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedKeysTest {
  @Nested
  class Environment {
    private final Map<String, String> variables = new HashMap<>();
    private final CredentialsSource source = NamedKeys.environment(variables::get);

    @Test
    void has_permanent_keys() {
      set("ID", "AKIDEXAMPLE-1");
      set("KEY", "example-secret-1");

      FakeKeys.assertSame(source.fetch().credentials(), FakeKeys.permanent(1));
      assertThat(source.fetch().expiry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"})
    void has_temporary_keys(String name) {
      set("ID", "AKIDEXAMPLE-1");
      set("KEY", "example-secret-1");
      variables.put(name, "example-token-1");

      FakeKeys.assertSame(source.fetch().credentials(), FakeKeys.temporary(1));
    }

    @Test
    void prefers_the_session_token() {
      set("ID", "AKIDEXAMPLE-1");
      set("KEY", "example-secret-1");
      variables.put("TENCENTCLOUD_SESSION_TOKEN", "example-token-1");
      variables.put("TENCENTCLOUD_TOKEN", "example-other");

      FakeKeys.assertSame(source.fetch().credentials(), FakeKeys.temporary(1));
    }

    @Test
    void has_no_keys_if_the_variables_are_not_set() {
      assertThatThrownBy(source::fetch)
          .isInstanceOf(CredentialsException.class)
          .hasMessage(
              "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set in the environment; set"
                  + " both, and TENCENTCLOUD_SESSION_TOKEN if the keys are temporary");
    }

    /** As a build server sets a secret that it doesn't have. */
    @Test
    void has_no_keys_if_the_variables_are_empty() {
      set("ID", "");
      set("KEY", "");

      assertThatThrownBy(source::fetch).isInstanceOf(CredentialsException.class);
      assertThat(misconfigured(source)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
      "ID, TENCENTCLOUD_SECRET_KEY is not set in the environment, TENCENTCLOUD_SECRET_ID is",
      "KEY, TENCENTCLOUD_SECRET_ID is not set in the environment, TENCENTCLOUD_SECRET_KEY is"
    })
    void has_wrong_keys_if_one_variable_is_missing(String set, String missing, String other) {
      set(set, "FAKE-MARKED");

      assertThatThrownBy(source::fetch)
          .isInstanceOf(CredentialsException.class)
          .hasMessage(missing + ", though " + other + "; set both or neither");
      assertThat(misconfigured(source)).isTrue();
    }

    @Test
    void has_wrong_keys_if_a_line_break_was_copied_along() {
      set("ID", "AKIDEXAMPLE-1");
      set("KEY", "FAKE-MARKED\n");

      assertThatThrownBy(source::fetch)
          .isInstanceOf(CredentialsException.class)
          .hasMessageStartingWith("in the environment, the secret key has the character U+000A")
          .hasMessageNotContaining("MARKED")
          .hasNoCause();
      assertThat(misconfigured(source)).isTrue();
    }

    private void set(String name, String value) {
      variables.put("TENCENTCLOUD_SECRET_" + name, value);
    }
  }

  @Nested
  class SystemProperties {
    private final CredentialsSource source = CredentialsSource.systemProperties();

    @AfterEach
    void clear() {
      System.clearProperty("tencentcloud.secretId");
      System.clearProperty("tencentcloud.secretKey");
      System.clearProperty("tencentcloud.sessionToken");
    }

    @Test
    void have_permanent_keys() {
      set(FakeKeys.permanent(1));

      FakeKeys.assertSame(source.fetch().credentials(), FakeKeys.permanent(1));
    }

    @Test
    void have_temporary_keys() {
      set(FakeKeys.temporary(1));

      FakeKeys.assertSame(source.fetch().credentials(), FakeKeys.temporary(1));
    }

    @Test
    void have_no_keys_if_they_are_not_set() {
      assertThatThrownBy(source::fetch)
          .isInstanceOf(CredentialsException.class)
          .hasMessage(
              "tencentcloud.secretId and tencentcloud.secretKey are not set in the system"
                  + " properties; set both, and tencentcloud.sessionToken if the keys are"
                  + " temporary");
    }

    private void set(Credentials keys) {
      System.setProperty("tencentcloud.secretId", keys.secretId());
      System.setProperty("tencentcloud.secretKey", keys.secretKey());
      keys.token().ifPresent(token -> System.setProperty("tencentcloud.sessionToken", token));
    }
  }

  private static boolean misconfigured(CredentialsSource source) {
    try {
      throw new AssertionError("no failure, but " + source.fetch());
    } catch (CredentialsException e) {
      return e.isMisconfigured();
    }
  }
}
