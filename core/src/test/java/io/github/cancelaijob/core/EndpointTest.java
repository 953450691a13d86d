package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @Test
  void of_a_bucket_is_its_public_ci_host() {
    Endpoint endpoint = Endpoint.of(Bucket.of("examplebucket-1250000000"), Region.of("ap-beijing"));

    assertThat(endpoint)
        .hasToString("https://examplebucket-1250000000.ci.ap-beijing.myqcloud.com")
        .extracting(Endpoint::scheme, Endpoint::authority)
        .containsExactly("https", "examplebucket-1250000000.ci.ap-beijing.myqcloud.com");
  }

  @ParameterizedTest
  @CsvSource({
    "https://ci.example, https://ci.example",
    "https://ci.example/, https://ci.example",
    "HTTPS://CI.Example, https://ci.example",
    "https://ci.example:443, https://ci.example",
    "https://ci.example:80, https://ci.example:80",
    "http://ci.example:80, http://ci.example",
    "http://ci.example:443, http://ci.example:443",
    "https://ci.example:, https://ci.example",
    "https://ci.example:08443, https://ci.example:8443",
    "https://ci.example:1, https://ci.example:1",
    "https://ci.example:65535, https://ci.example:65535",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080",
    "http://localhost, http://localhost",
    "https://[2001:DB8::1], https://[2001:db8::1]",
    "https://[::1]:443/, https://[::1]",
    "https://[::1]:8443, https://[::1]:8443"
  })
  void is_normalized(String given, String normalized) {
    assertThat(Endpoint.of(given)).hasToString(normalized);
    assertThat(Endpoint.of(URI.create(given))).isEqualTo(Endpoint.of(given));
  }

  @Test
  void cancels_at_the_bare_word_cancel() {
    URI uri = Endpoint.of("https://CI.example:443/").cancelUri(JobId.of("a~1-._Z"));

    assertThat(uri).hasToString("https://ci.example/ai_jobs/a~1-._Z?cancel");
    assertThat(Endpoint.of("http://[::1]:81").cancelUri(JobId.of("a")))
        .hasToString("http://[::1]:81/ai_jobs/a?cancel");
  }

  @Test
  void keeps_the_equals_contract() {
    EqualsContract.check(
        Endpoint.of("https://ci.example"),
        Endpoint.of("https://ci.example:443/"),
        Endpoint.of("http://ci.example"),
        Endpoint.of("https://ci.example:80"),
        Endpoint.of("https://ci2.example"));
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @CsvSource({
      "'', neither https:// nor http://",
      "ci.example, neither https:// nor http://",
      "//ci.example, neither https:// nor http://",
      "ftp://ci.example, neither https:// nor http://",
      "file:///etc/passwd, neither https:// nor http://",
      "localhost:8080, neither https:// nor http://",
      "https:ci.example, no host",
      "https:/ci.example, no host",
      "https:///ci_jobs, no host",
      "https://my_bucket.example, no host",
      "https://bücket.example, no host",
      "https://a%2eb, no host",
      "https://:443, no host",
      "https://ci.example:0, a port that is not 1 to 65535",
      "https://ci.example:65536, a port that is not 1 to 65535",
      "https://ci.example:99999, a port that is not 1 to 65535",
      "https://ci.example:99999999999, no host",
      "https://ci.example:-1, no host",
      "https://ci.example//, 'a path, a query or a fragment'",
      "https://ci.example/ai_jobs, 'a path, a query or a fragment'",
      "https://ci.example?cancel, 'a path, a query or a fragment'",
      "https://ci.example/?, 'a path, a query or a fragment'",
      "https://ci.example#top, 'a path, a query or a fragment'"
    })
    void anything_but_scheme_host_and_port(String uri, String reason) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Endpoint.of(uri))
          .withMessageStartingWith("endpoint '")
          .withMessageContainingAll(reason, "write https://, a host and perhaps a port")
          .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://", "https://ci.example /", "https://[::1", "ht tp://x", "%%"})
    void what_is_no_uri(String uri) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Endpoint.of(uri))
          .withMessageStartingWith("endpoint '" + uri + "' is not a URI: ")
          .withMessageContaining("write https://, a host and perhaps a port")
          .withNoCause();
    }

    @Test
    void a_long_one_without_showing_it_all() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Endpoint.of("https://ci.example/\r\n" + "x".repeat(10_000)))
          .withMessageContaining("\\u000d\\u000a")
          .withMessageContaining("(10021 characters)")
          .satisfies(e -> assertThat(e.getMessage()).matches("[ -~]{1,400}"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:fakepw@ci.example",
        "https://user:fakepw@ci.example:8443/",
        "https://user:fakepw@my_host",
        "https://user:fakepw@",
        "https://us er:fakepw@ci.example",
        "https://user:fakepw%@ci.example",
        "https:user:fakepw@ci.example",
        "https:/user:fakepw@ci.example",
        "https:///user:fakepw@ci.example",
        "https://user:fakepw/x@ci.example",
        "https://user:fakepw?x@ci.example",
        "https://user:fakepw#x@ci.example",
        "//user:fakepw@ci.example",
        "user:fakepw@ci.example",
        "/user:fakepw@ci.example"
      })
  void never_shows_a_password_before_the_host(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.of(uri))
        .withMessageContaining("not shown")
        .satisfies(e -> assertThat(stackTraceOf(e)).doesNotContain("fakepw"));
  }

  private static String stackTraceOf(Throwable t) {
    StringWriter text = new StringWriter();
    t.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
