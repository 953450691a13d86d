package io.github.cancelaijob.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PresignTest {
  private static final String KEY = "fake-secret-key";
  private static final String TOKEN = "fake/token+==&x=%25";
  private static final Credentials PERMANENT = Credentials.of("fake=id;", KEY);
  private static final Credentials TEMPORARY = Credentials.of("fake-id", KEY, TOKEN);
  private static final URI CANCEL =
      Endpoint.of("https://examplebucket-1250000000.ci.ap-beijing.myqcloud.com")
          .cancelUri(JobId.of("a8d121820f5e411ec926ef19d53ba9c6f"));

  private final CosSigner signer =
      CosSigner.builder()
          .validity(Duration.ofHours(1))
          .clock(Clock.fixed(Instant.ofEpochSecond(1_600_000_000), ZoneOffset.UTC))
          .build();

  @Nested
  final class Url {
    @Test
    void has_the_fields_behind_the_query_of_the_request() {
      String url = signer.presign("PUT", CANCEL, PERMANENT).toString();

      assertThat(url)
          .startsWith(
              CANCEL
                  + "&q-sign-algorithm=sha1&q-ak=fake%3Did%3B"
                  + "&q-sign-time=1599999940%3B1600003600&q-key-time=1599999940%3B1600003600"
                  + "&q-header-list=host&q-url-param-list=cancel&q-signature=")
          .matches(".*&q-signature=[0-9a-f]{40}");
    }

    @Test
    void has_the_token_of_temporary_keys_at_its_end() {
      assertThat(signer.presign("PUT", CANCEL, TEMPORARY).toString())
          .contains("&q-url-param-list=cancel%3Bx-ci-security-token&")
          .endsWith("&x-ci-security-token=fake%2Ftoken%2B%3D%3D%26x%3D%2525");
    }

    @ParameterizedTest
    @CsvSource({
      "https://example.com/,                      https://example.com/?q-sign-algorithm=",
      "https://example.com/?,                     https://example.com/?q-sign-algorithm=",
      "https://example.com/?cancel=,              https://example.com/?cancel=&q-sign",
      "https://EXAMPLE.com:443/A?B,               https://example.com/A?B&q-sign",
      "http://example.com:80/%7e/%e4%b8%ad?a=%7e, http://example.com/%7e/%e4%b8%ad?a=%7e&q-sign",
      "http://127.0.0.1:8080/a,                   http://127.0.0.1:8080/a?q-sign-algorithm="
    })
    void changes_nothing_but_the_host(String uri, String start) {
      assertThat(signer.presign("PUT", URI.create(uri), PERMANENT).toString()).startsWith(start);
    }

    @Test
    void is_good_until_the_validity_is_over() {
      assertThat(CosSigner.create().presign("PUT", CANCEL, PERMANENT).toString())
          .satisfies(
              url -> {
                String[] time = PresignedUrlCheck.field(url, "q-sign-time").split(";", -1);
                assertThat(Long.parseLong(time[1]) - Long.parseLong(time[0])).isEqualTo(660);
              });
    }
  }

  @Nested
  final class Signature {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://EXAMPLE.com:443/",
          "https://example.com/ai_jobs/a?cancel",
          "http://127.0.0.1:8080/ai%5Fjobs/%e4%b8%ad%F0%9F%98%80%2F+?cancel",
          "https://example.com/?b=1=2&a-%2F=%26%3d&A.=;/?:@!$'()*,&%E4%B8%AD=%20"
        })
    void agrees_with_one_made_by_the_jdk(String uri) {
      for (Credentials credentials : new Credentials[] {PERMANENT, TEMPORARY}) {
        String url = signer.presign("PUT", URI.create(uri), credentials).toString();

        assertThat(PresignedUrlCheck.field(url, "q-signature"))
            .isEqualTo(PresignedUrlCheck.signature("put", url, KEY));
      }
    }

    @Test
    void covers_the_method() {
      assertThat(signer.presign("GET", CANCEL, PERMANENT))
          .isNotEqualTo(signer.presign("PUT", CANCEL, PERMANENT));
    }
  }

  @Nested
  final class Refusal {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "/ai_jobs/a?cancel                            | scheme",
          "ftp://example.com/                           | scheme",
          "mailto:someone@example.com                   | scheme",
          "https:///ai_jobs/a                           | host",
          "https://under_score/                         | host",
          "https://user:fake-password@example.com/      | user information",
          "https://example.com/#fragment                | fragment",
          "https://example.com?cancel                   | path",
          "https://example.com/中                        | ASCII",
          "https://example.com:0/                       | port",
          "https://example.com/%ff                      | UTF-8",
          "https://example.com/?a=%ff                   | UTF-8",
          "https://example.com/?%ff                     | UTF-8",
          "https://example.com/?a=b+c                   | %20",
          "https://example.com/?+a=b                    | %20",
          "https://example.com/?a&&b                    | without a name",
          "https://example.com/?=fake-password          | without a name",
          "https://example.com/?a=1&%61=2               | twice",
          "https://example.com/?a=1&A=2                 | twice",
          "https://example.com/?q-signature=fake        | signed already",
          "https://example.com/?X-CI-Security-Token=f   | signed already"
        })
    void says_what_is_wrong_with_the_uri(String uri, String reason) {
      assertThatThrownBy(() -> signer.presign("PUT", URI.create(uri), TEMPORARY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(reason)
          .message()
          .doesNotContain("fake", KEY, TOKEN);
    }

    @Test
    void comes_if_signed_twice() {
      URI once = signer.presign("PUT", CANCEL, TEMPORARY);

      assertThatThrownBy(() -> signer.presign("PUT", once, TEMPORARY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("signed already")
          .hasMessageNotContainingAny("fake", PresignedUrlCheck.field(once + "", "q-signature"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "put", "P T"})
    void comes_for_a_method_that_is_none(String method) {
      assertThatThrownBy(() -> signer.presign(method, CANCEL, PERMANENT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("method");
    }
  }
}
