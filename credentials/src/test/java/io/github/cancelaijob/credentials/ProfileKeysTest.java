package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileKeysTest {
  private static final String TEMPORARY =
      "secret_id=AKIDEXAMPLE-1\nsecret_key=example-secret-1\nsession_token=example-token-1\n";

  private Path first;
  private Path second;

  @BeforeEach
  void use(@TempDir Path dir) {
    first = dir.resolve("first");
    second = dir.resolve("second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[default]\nsecret_id=AKIDEXAMPLE-1\nsecret_key=example-secret-1\n",
        "[default]\r\nsecret_id = AKIDEXAMPLE-1\r\nsecret_key = example-secret-1",
        "\uFEFF[default]\n\tsecret_id: AKIDEXAMPLE-1\n  secret_key:example-secret-1  \n",
        "[ default ]\nsecret_id=\"AKIDEXAMPLE-1\"\nsecret_key='example-secret-1'\n",
        "# keys\n[default] ; mine\nsecret_id=AKIDEXAMPLE-1 # id\nsecret_key=example-secret-1\t;key",
        "[other]\nsecret_id=a\n[default]\nsecret_key=example-secret-1\nsecret_id=AKIDEXAMPLE-1\n"
            + "[another]\nsecret_id=b\n",
        "secret_id=a\nnonsense\n[default\n[default]\n= \nsecret_id=c\nsecret_id=AKIDEXAMPLE-1\n"
            + "nonsense\nsecret_key=example-secret-1\nregion = ap-beijing\nsession_token=\n"
      })
  void is_read_as_the_sdks_read_it(String text) throws IOException {
    Files.writeString(first, text);

    FakeKeys.assertSame(source("default").fetch().credentials(), FakeKeys.permanent(1));
    assertThat(source("default").fetch().expiry()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"session_token", "token"})
  void may_have_a_token(String name) throws IOException {
    Files.writeString(first, "[default]\n" + TEMPORARY.replace("session_token", name));

    FakeKeys.assertSame(source("default").fetch().credentials(), FakeKeys.temporary(1));
  }

  @Test
  void keeps_what_only_looks_like_quotes_or_a_comment() throws IOException {
    Files.writeString(first, "[default]\nsecret_id=\"a'\nsecret_key=b#c;d\n");

    assertThat(source("default").fetch().credentials().secretId()).isEqualTo("\"a'");
    assertThat(source("default").fetch().credentials().secretKey()).isEqualTo("b#c;d");
  }

  @Test
  void may_have_another_name() throws IOException {
    Files.writeString(first, "[default]\nsecret_id=a\nsecret_key=b\n[ci]\n" + TEMPORARY);

    FakeKeys.assertSame(source("ci").fetch().credentials(), FakeKeys.temporary(1));
  }

  @Test
  void is_read_anew_each_time() throws IOException {
    Files.writeString(first, "[default]\nsecret_id=a\nsecret_key=b\n");
    CredentialsSource source = source("default");
    source.fetch();
    Files.writeString(first, "[default]\n" + TEMPORARY);

    FakeKeys.assertSame(source.fetch().credentials(), FakeKeys.temporary(1));
  }

  @Test
  void comes_from_the_first_file_that_exists() throws IOException {
    Files.writeString(second, "[default]\n" + TEMPORARY);
    FakeKeys.assertSame(source("default").fetch().credentials(), FakeKeys.temporary(1));

    Files.writeString(first, "[other]\n" + TEMPORARY);
    assertThatThrownBy(source("default")::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "secret_id and secret_key are not set in the profile [default] of "
                + first
                + "; set both, and session_token if the keys are temporary");
  }

  @Test
  void is_looked_for_at_home_and_then_in_etc() {
    assertThat(ProfileKeys.files(name -> name.equals("user.home") ? "/home/example" : null))
        .containsExactly(
            Path.of("/home/example/.tencentcloud/credentials"),
            Path.of("/etc/tencentcloud/credentials"));
  }

  @Test
  void is_missing_if_there_is_no_file() {
    assertThatThrownBy(source("default")::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "there is no profile: none of the files [" + first + ", " + second + "] exists");
  }

  @Test
  void is_wrong_without_its_key() throws IOException {
    Files.writeString(first, "[default]\nsecret_id=FAKE-MARKED\n[ci]\nsecret_key=FAKE-MARKED");

    assertThatThrownBy(source("default")::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "secret_key is not set in the profile [default] of "
                + first
                + ", though secret_id is; set both or neither")
        .matches(e -> ((CredentialsException) e).isMisconfigured());
  }

  @Test
  void is_wrong_if_its_file_cannot_be_read() throws IOException {
    Files.createDirectory(first);

    assertThatThrownBy(source("default")::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(first + " can't be read (IOException); let the user of this process read it")
        .hasCauseInstanceOf(IOException.class)
        .matches(e -> ((CredentialsException) e).isMisconfigured());
  }

  @Test
  void is_wrong_if_its_file_is_too_large() throws IOException {
    Files.write(first, new byte[64 * 1024 + 1]);

    assertThatThrownBy(source("default")::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(first + " has more than 65536 bytes: it is no file of keys");
  }

  private CredentialsSource source(String profile) {
    return new ProfileKeys(profile, List.of(first, second));
  }
}
