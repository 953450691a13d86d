package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cancelaijob.core.Endpoint;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportRequestTest {
  private static final URI URI_OF_JOB = URI.create("https://ci.example:8443/ai_jobs/a1?cancel");

  private static final Endpoint ENDPOINT = Endpoint.of("https://ci.example:8443");

  @Test
  void is_bare_unless_told() {
    TransportRequest request = TransportRequest.builder("PUT", URI_OF_JOB).build();

    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.uri()).isEqualTo(URI_OF_JOB);
    assertThat(request.headers().size()).isZero();
    assertThat(request.body()).isEmpty();
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(request.maxResponseBytes()).isEqualTo(65_536);
  }

  @Test
  void shows_its_uri_in_parts() {
    URI uri = URI.create("https://CI.example:443/a%20b?c=%2F&d");

    TransportRequest request = TransportRequest.builder("PUT", uri).build();

    assertThat(request.scheme()).isEqualTo("https");
    assertThat(request.authority()).isEqualTo("CI.example:443");
    assertThat(request.target()).isEqualTo("/a%20b?c=%2F&d");
    assertThat(request.uri()).isEqualTo(uri).hasToString(uri.toString());
    assertThat(TransportRequest.builder("GET", URI.create("http://ci.example/a")).build().target())
        .isEqualTo("/a");
  }

  @Test
  void is_the_same_without_a_uri_to_parse() {
    TransportRequest request =
        TransportRequest.builder("PUT", ENDPOINT, "/ai_jobs/a1?cancel").build();

    assertThat(request.uri()).isEqualTo(URI_OF_JOB);
    assertThat(request).hasToString("TransportRequest[PUT https://ci.example:8443/ai_jobs/a1]");
    assertThat(TransportRequest.builder("PUT", ENDPOINT, "/-_.~/azAZ09?=&").build().uri())
        .hasToString("https://ci.example:8443/-_.~/azAZ09?=&");
  }

  @Test
  void holds_what_it_was_told() {
    TransportRequest request =
        TransportRequest.builder("GET", URI_OF_JOB)
            .header("Authorization", "q-ak=a b&c;d=%2F!~")
            .header("x", "1")
            .header("X", "2")
            .timeout(Duration.ofNanos(1))
            .maxResponseBytes(0)
            .build();

    assertThat(request.headers().first("authorization")).contains("q-ak=a b&c;d=%2F!~");
    assertThat(request.headers().all("x")).containsExactly("1", "2");
    assertThat(request.timeout()).isEqualTo(Duration.ofNanos(1));
    assertThat(request.maxResponseBytes()).isZero();
  }

  @Test
  void a_timeout_without_end_fits_into_nanoseconds() {
    TransportRequest request =
        TransportRequest.builder("PUT", URI_OF_JOB)
            .timeout(Duration.ofSeconds(Long.MAX_VALUE))
            .build();

    assertThat(request.timeout().toNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shows_neither_headers_nor_query() {
    URI presigned = URI.create("https://ci.example/ai_jobs/a1?cancel&q-signature=fakesignature");

    assertThat(TransportRequest.builder("PUT", presigned).header("k", "FAKEKEY").build())
        .hasToString("TransportRequest[PUT https://ci.example/ai_jobs/a1]");
  }

  @Test
  void does_not_share_its_body_or_its_builder() {
    byte[] body = {1, 2};
    TransportRequest.Builder builder = TransportRequest.builder("PUT", URI_OF_JOB).body(body);
    TransportRequest request = builder.build();

    body[0] = 9;
    request.body()[1] = 9;
    builder.header("late", "x").body(new byte[0]);

    assertThat(request.body()).containsExactly(1, 2);
    assertThat(request.headers().size()).isZero();
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(strings = {"", "put", "PUT ", "PUT\r\nX: y", "PÜT", "M-SEARCH"})
    void a_method_that_is_not_upper_case_letters(String method) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportRequest.builder(method, URI_OF_JOB))
          .withMessageContaining("such as PUT");
    }

    @ParameterizedTest
    @CsvSource({
      "//ci.example/a, scheme",
      "ftp://ci.example/a, scheme",
      "HTTPS://ci.example/a, scheme",
      "https:a, host",
      "https:///a, host",
      "https://user:fakepw@ci.example/a, user information",
      "https://ci.example/a#f, fragment",
      "https://ci.example?cancel, path",
      "https://ci.example/中, ASCII"
    })
    void an_address_that_stacks_would_rewrite(URI uri, String rule) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportRequest.builder("PUT", uri))
          .withMessageContaining(rule)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("fakepw"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "a", "?a", "/a b", "/a%2Fb", "/a#f", "/é", "/a@b", "/a[", "/a`", "/a{"})
    void a_target_that_only_a_uri_could_check(String target) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportRequest.builder("PUT", ENDPOINT, target))
          .withMessageContaining("pass any other as a URI");
    }

    @Test
    void a_bad_method_whatever_the_address_comes_as() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportRequest.builder("put", ENDPOINT, "/a"))
          .withMessageContaining("such as PUT");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", " ", "a b", "a:", "a\r\nb", "é", "a\0", "(a)", "a,b", "\"", "\u007f"})
    void a_header_name_that_is_no_token(String name) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportRequest.builder("PUT", URI_OF_JOB).header(name, "v"))
          .withMessageContaining("token");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Host",
          "CONTENT-LENGTH",
          "connection",
          "Expect",
          "Transfer-Encoding",
          "upgrade"
        })
    void a_header_that_is_the_stacks_own(String name) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportRequest.builder("PUT", URI_OF_JOB).header(name, "v"))
          .withMessageContainingAll(name, "leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " v", "v ", "v\r\nX: y", "v\0", "é", "中", "\t", "v\u007f"})
    void a_header_value_without_showing_it(String bad) {
      String value = bad.isBlank() ? bad : bad.replace("v", "FAKEKEY");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> TransportRequest.builder("PUT", URI_OF_JOB).header("x-key", value))
          .withMessageContainingAll("x-key", "visible ASCII")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("FAKEKEY", "\r", "\n"));
    }

    @Test
    void no_time_and_a_negative_size() {
      TransportRequest.Builder builder = TransportRequest.builder("PUT", URI_OF_JOB);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.timeout(Duration.ZERO))
          .withMessageContaining("timeout");
      assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ofNanos(-1)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.maxResponseBytes(-1))
          .withMessageContaining("maxResponseBytes");
    }
  }
}
