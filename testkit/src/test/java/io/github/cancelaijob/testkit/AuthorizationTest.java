package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {
  private static final String GOOD =
      "q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE&q-sign-time=10;20&q-key-time=10;20"
          + "&q-header-list=date;host&q-url-param-list=cancel"
          + "&q-signature=0123456789abcdef0123456789abcdef01234567";

  private static CiRequest request(List<Map.Entry<String, String>> headers) {
    return new CiRequest("PUT", "/", List.of(), headers);
  }

  private static void assertRefused(CiRequest request, String code) {
    Answers.assertRefused(() -> Authorization.of(request), 401, code);
  }

  @Test
  void is_taken_apart() throws RefusedException {
    Authorization authorization =
        Authorization.of(request(List.of(Map.entry("authorization", GOOD))));

    assertThat(authorization.secretId()).isEqualTo("AKIDEXAMPLE");
    assertThat(authorization.keyTime()).isEqualTo("10;20");
    assertThat(authorization.start()).isEqualTo(10);
    assertThat(authorization.end()).isEqualTo(20);
    assertThat(authorization.headers()).containsExactly("date", "host");
    assertThat(authorization.parameters()).containsExactly("cancel");
    assertThat(authorization.presigned()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "sha1, sha256",
    "sha1&, sha1&q-other=1&",
    "sha1&, sha1&q-sign-algorithm=sha1&",
    "&q-ak=AKIDEXAMPLE, ''",
    "q-ak=AKIDEXAMPLE, q-ak",
    "q-sign-time=10;20, q-sign-time=10;21",
    "10;20, 20;10",
    "10;20, 10:20",
    "10;20, -10;20",
    "10;20, 10;999999999999",
    "date;host, host;date",
    "date;host, Date;host",
    "date;host, date;date;host",
    "date;host, date;",
    "cancel, Cancel",
    "abcdef, ABCDEF",
    "01234567&, 0123456&",
  })
  void is_refused_if_malformed(String part, String instead) {
    String bad = (GOOD + '&').replace(part, instead);
    assertThat(bad).isNotEqualTo(GOOD + '&');

    assertRefused(
        request(List.of(Map.entry("Authorization", bad.substring(0, bad.length() - 1)))),
        "InvalidAuthorization");
  }

  @Test
  void is_missed_if_absent() {
    assertRefused(request(List.of()), "MissingAuthorization");
  }

  @Test
  void is_refused_if_given_twice() {
    Map.Entry<String, String> header = Map.entry("Authorization", GOOD);

    assertRefused(request(List.of(header, header)), "InvalidAuthorization");
  }

  @Test
  void is_refused_in_both_header_and_query() {
    assertRefused(
        new CiRequest(
            "PUT",
            "/",
            List.of(Map.entry("q-ak", "AKIDEXAMPLE")),
            List.of(Map.entry("Authorization", GOOD))),
        "InvalidAuthorization");
  }

  @Test
  void is_refused_in_half_in_the_query() {
    assertRefused(
        new CiRequest("PUT", "/", List.of(Map.entry("q-ak", "AKIDEXAMPLE")), List.of()),
        "InvalidAuthorization");
  }
}
