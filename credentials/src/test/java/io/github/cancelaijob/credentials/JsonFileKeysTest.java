package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileKeysTest {
  private static final String TRIPLE =
      "'TmpSecretId':'AKIDEXAMPLE-1','TmpSecretKey':'example-secret-1','Token':'example-token-1'";
  private static final String STS =
      "{'Response':{'Credentials':{"
          + TRIPLE
          + "},'ExpiredTime':1800000000,'Expiration':'2027-01-15T08:00:00Z','RequestId':'r'}}";

  private Path file;

  @BeforeEach
  void use(@TempDir Path dir) {
    file = dir.resolve("keys.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STS,
        "{" + TRIPLE + ",'ExpiredTime':1800000000,'Code':'Success'}",
        "{" + TRIPLE + ",'ExpiredTime':'1800000000'}",
        "{" + TRIPLE + ",'ExpiredTime':1.8e9,'More':{'Token':'of another'}}"
      })
  void holds_keys_as_the_services_write_them(String json) throws IOException {
    write(json);

    ExpiringCredentials keys = CredentialsSource.jsonFile(file).fetch();

    FakeKeys.assertSame(keys.credentials(), FakeKeys.temporary(1));
    assertThat(keys.expiry()).contains(Instant.ofEpochSecond(1_800_000_000));
  }

  @Test
  void is_read_anew_each_time() throws IOException {
    write(STS);
    CredentialsSource source = CredentialsSource.jsonFile(file);
    source.fetch();
    write(STS.replace("-1'", "-2'"));

    FakeKeys.assertSame(source.fetch().credentials(), FakeKeys.temporary(2));
  }

  @Test
  void may_hold_keys_that_outlive_the_calendar() throws IOException {
    write(STS.replace("1800000000", "9223372036854775807"));

    assertThat(CredentialsSource.jsonFile(file).fetch().expiry()).isNotEmpty();
  }

  @Test
  void may_not_exist() {
    assertThatThrownBy(CredentialsSource.jsonFile(file)::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage("there is no file " + file)
        .matches(e -> !((CredentialsException) e).isMisconfigured());
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("", ", there is no TmpSecretId;"),
        Arguments.of("[]", ", there is no TmpSecretId;"),
        Arguments.of("null", ", there is no TmpSecretId;"),
        Arguments.of("{MARKED", "there is no JSON in"),
        Arguments.of(STS.replace("'TmpSecretKey'", "'MARKED'"), ", there is no TmpSecretKey;"),
        Arguments.of(STS.replace("'Token'", "'MARKED'"), ", there is no Token;"),
        Arguments.of(STS.replace("'example-token-1'", "{}"), ", there is no Token;"),
        Arguments.of(STS.replace("'ExpiredTime'", "'MARKED'"), ", there is no ExpiredTime;"),
        Arguments.of(STS.replace("1800000000", "'MARKED'"), ", there is no ExpiredTime;"),
        Arguments.of(STS.replace("1800000000", "-1"), ", there is no ExpiredTime;"),
        Arguments.of(
            STS.replace("secret-1", "MARKED 1"), "the secret key has the character U+0020"),
        Arguments.of("{" + TRIPLE + ",'Code':'Failed'}", "instead of keys: Failed"),
        Arguments.of("{" + TRIPLE + ",'Code':'MARKED-1'}", "instead of keys: an unknown one"),
        Arguments.of("{'Response':{'Error':'MARKED'}}", "instead of keys: an unknown one"),
        Arguments.of(
            "{'Response':{'Error':{'Code':'AuthFailure.Marked','Message':'MARKED'},"
                + "'RequestId':'00000000-0000-4000-8000-00000000000f'}}",
            "keys: AuthFailure.Marked, request id 00000000-0000-4000-8000-00000000000f;"),
        Arguments.of(
            "{'Response':{'Error':{'Code':'Refused'},'RequestId':'MARKED'}}", "keys: Refused;"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void says_what_is_wrong_and_quotes_nothing(String json, String said) throws IOException {
    write(json);

    assertThatThrownBy(CredentialsSource.jsonFile(file)::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining(said)
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("; write an answer of STS to it")
        .hasMessageNotContaining("MARKED")
        .hasNoCause()
        .matches(e -> ((CredentialsException) e).isMisconfigured());
  }

  private void write(String json) throws IOException {
    Files.writeString(file, json.replace('\'', '"'));
  }
}
