package io.github.cancelaijob.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CosSignerTest {
  private static final Credentials CREDENTIALS = Credentials.of("fake-id", "fake-secret-key");
  private static final Instant NOW = Instant.ofEpochSecond(1_600_000_000, 999_999_999);

  @Nested
  final class Window {
    @Test
    void begins_a_minute_before_the_minute_and_lasts_ten() {
      assertThat(authorize(CosSigner.create()))
          .contains("&q-sign-time=1599999900;1600000560&q-key-time=1599999900;1600000560&");
    }

    @ParameterizedTest
    @CsvSource({
      "1, 1600000000, 1600000001",
      "19, 1600000000, 1600000001",
      "20, 1600000000, 1600000002",
      "599, 1599999996, 1600000055",
      "600, 1599999960, 1600000020",
      "86400, 1599999960, 1600000020"
    })
    void is_the_same_for_a_tenth_of_the_validity_or_a_minute(long validity, long from, long to) {
      CosSigner signer = CosSigner.builder().validity(Duration.ofSeconds(validity)).build();
      String time = String.format("&q-sign-time=%d;%d&", from - 60, from + validity);

      assertThat(authorize(signer, from)).contains(time);
      assertThat(authorize(signer, to - 1)).contains(time);
      assertThat(authorize(signer, from - 1)).doesNotContain(time);
      assertThat(authorize(signer, to)).doesNotContain(time);
    }

    @Test
    void begins_before_1970_as_after() {
      assertThat(authorize(CosSigner.create(), -1)).contains("&q-sign-time=-120;540&");
    }

    @Test
    void lasts_as_long_as_the_validity() {
      CosSigner signer = CosSigner.builder().validity(Duration.ofDays(1)).build();

      assertThat(authorize(signer)).contains("&q-sign-time=1599999900;1600086360&");
    }

    @Test
    void drops_fractions_of_a_second() {
      CosSigner signer = CosSigner.builder().validity(Duration.ofMillis(1_999)).build();

      assertThat(authorize(signer)).contains("&q-sign-time=1599999940;1600000001&");
    }

    @Test
    void never_wraps_around() {
      CosSigner signer = CosSigner.builder().validity(Duration.ofSeconds(Long.MAX_VALUE)).build();

      assertThatThrownBy(() -> authorize(signer)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1_000, 0, 1, 999})
    void can_not_be_shorter_than_a_second(long millis) {
      Duration validity = Duration.ofMillis(millis);

      assertThatThrownBy(() -> CosSigner.builder().validity(validity))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(validity.toString());
    }

    private String authorize(CosSigner signer, long second) {
      return signer.authorize(
          SignableRequest.of("PUT", "/", Map.of(), Map.of()),
          CREDENTIALS,
          Instant.ofEpochSecond(second));
    }

    private String authorize(CosSigner signer) {
      return signer.authorize(SignableRequest.of("PUT", "/", Map.of(), Map.of()), CREDENTIALS, NOW);
    }
  }

  @Nested
  final class Keys {
    @Test
    void are_sorted_as_they_are_written() {
      // '%' comes before letters and '-', although '{' and 'é' come behind them.
      Map<String, String> keys = Map.of("b", "", "{", "", "a-", "", "é", "", "A", "", "a.", "");

      assertThat(authorize(keys, Map.of())).contains("&q-url-param-list=%7b;%c3%a9;a;a-;a.;b&");
    }

    @Test
    void are_signed_in_lower_case() {
      assertThat(authorize(Map.of("A/B", "x"), Map.of("Host", "y")))
          .isEqualTo(authorize(Map.of("a/b", "x"), Map.of("host", "y")));
    }

    @Test
    void may_not_differ_in_case_only() {
      assertThatThrownBy(() -> authorize(Map.of("Cancel", "1", "b", "", "cancel", "2"), Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the parameter cancel is there twice, in upper and in lower case");
      assertThatThrownBy(() -> authorize(Map.of(), Map.of("Host", "1", "host", "2")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the header host is there twice, in upper and in lower case");
    }
  }

  @Nested
  final class OneAfterTheOther {
    private final Map<String, String> parameters = Map.of("cancel", "");
    private final Map<String, String> headers = Map.of("host", "ci.example");

    /**
     * What is prepared for one request must serve no request that differs in more than its path.
     */
    @Test
    void are_signed_as_each_alone() {
      List<SignableRequest> requests =
          List.of(
              SignableRequest.of("PUT", "/a", parameters, headers),
              SignableRequest.of("PUT", "/b", parameters, headers),
              SignableRequest.of("GET", "/b", parameters, headers),
              SignableRequest.of("GET", "/b", Map.of(), headers),
              SignableRequest.of("GET", "/b", Map.of(), Map.of("host", "other.example")),
              SignableRequest.of("GET", "/\u00e9".repeat(500), Map.of(), Map.of()));
      List<Credentials> keys =
          List.of(
              CREDENTIALS,
              Credentials.of("fake-id", "fake-other-key"),
              Credentials.of("fake-other-id", "fake-other-key"));
      CosSigner shared = CosSigner.create();
      for (SignableRequest request : requests) {
        for (Credentials key : keys) {
          for (long second : new long[] {0, 59, 60}) {
            Instant now = NOW.plusSeconds(second);

            assertThat(shared.authorize(request, key, now))
                .isEqualTo(CosSigner.create().authorize(request, key, now));
          }
        }
      }
    }

    /** The request before differs in this alone, so that nothing else gives it away. */
    @Test
    void are_told_apart_by_each_thing_alone() {
      SignableRequest before = SignableRequest.of("PUT", "/a", parameters, headers);
      assertSignedAsAlone(before, SignableRequest.of("GET", "/a", parameters, headers));
      assertSignedAsAlone(before, SignableRequest.of("PUT", "/a", Map.of(), headers));
      assertSignedAsAlone(before, SignableRequest.of("PUT", "/a", parameters, Map.of()));
      assertSignedAsAlone(before, CREDENTIALS, Credentials.of("fake-id", "fake-other-key"), 0);
      assertSignedAsAlone(
          before, CREDENTIALS, Credentials.of("fake-other-id", "fake-secret-key"), 0);
      for (long second = -61; second <= 61; second++) {
        assertSignedAsAlone(before, CREDENTIALS, CREDENTIALS, second);
      }
    }

    /** Every length up to where the room for a path has grown twice, and back. */
    @Test
    void may_be_of_any_length() {
      CosSigner shared = CosSigner.create();
      for (int i = 0; i < 3_000; i++) {
        String path = "/" + "a".repeat(i < 1_500 ? i : 3_000 - i);
        SignableRequest request = SignableRequest.of("PUT", path, parameters, headers);

        assertThat(shared.authorize(request, CREDENTIALS, NOW))
            .isEqualTo(CosSigner.create().authorize(request, CREDENTIALS, NOW));
      }
    }

    private void assertSignedAsAlone(SignableRequest before, SignableRequest request) {
      CosSigner shared = CosSigner.create();
      shared.authorize(before, CREDENTIALS, NOW);

      assertThat(shared.authorize(request, CREDENTIALS, NOW))
          .isEqualTo(CosSigner.create().authorize(request, CREDENTIALS, NOW));
    }

    private void assertSignedAsAlone(
        SignableRequest request, Credentials before, Credentials now, long second) {
      CosSigner shared = CosSigner.create();
      shared.authorize(request, before, NOW);

      assertThat(shared.authorize(request, now, NOW.plusSeconds(second)))
          .isEqualTo(CosSigner.create().authorize(request, now, NOW.plusSeconds(second)));
    }

    @Test
    void differ_if_anything_does() {
      CosSigner shared = CosSigner.create();
      SignableRequest request = SignableRequest.of("PUT", "/a", parameters, headers);
      Set<String> all = new HashSet<>();
      all.add(shared.authorize(request, CREDENTIALS, NOW));
      all.add(shared.authorize(request, Credentials.of("fake-id", "fake-other-key"), NOW));
      all.add(shared.authorize(request, CREDENTIALS, NOW.plusSeconds(60)));
      all.add(
          shared.authorize(
              SignableRequest.of("PUT", "/a", Map.of("cancel", "x"), headers), CREDENTIALS, NOW));
      all.add(
          shared.authorize(
              SignableRequest.of("PUT", "/a", parameters, Map.of("host", "o")), CREDENTIALS, NOW));
      all.add(
          shared.authorize(
              SignableRequest.of("POST", "/a", parameters, headers), CREDENTIALS, NOW));
      all.add(
          shared.authorize(SignableRequest.of("PUT", "/b", parameters, headers), CREDENTIALS, NOW));

      assertThat(all).hasSize(7);
    }
  }

  @Nested
  final class Signature {
    @Test
    void covers_outer_spaces_of_values() {
      assertThat(authorize(Map.of("a", "x "), Map.of()))
          .isNotEqualTo(authorize(Map.of("a", "x"), Map.of()));
    }

    @Test
    void covers_keys_and_values_of_any_length() {
      String token = "t/".repeat(5_000);

      assertThat(authorize(Map.of(), Map.of("x-ci-security-token", token)))
          .isNotEqualTo(authorize(Map.of(), Map.of("x-ci-security-token", token + "t")));
    }

    @Test
    @Timeout(60)
    void is_the_same_on_every_thread() throws Exception {
      List<String> expected = manyAuthorizations(CosSigner.create());
      CosSigner shared = CosSigner.create();
      int threads = 8;
      CyclicBarrier start = new CyclicBarrier(threads);
      ExecutorService executor = Executors.newFixedThreadPool(threads);
      try {
        List<Future<List<String>>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          all.add(
              executor.submit(
                  () -> {
                    start.await(30, TimeUnit.SECONDS);
                    return manyAuthorizations(shared);
                  }));
        }
        for (Future<List<String>> one : all) {
          assertThat(one.get()).isEqualTo(expected);
        }
      } finally {
        executor.shutdownNow();
      }
    }

    private List<String> manyAuthorizations(CosSigner signer) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        all.add(
            signer.authorize(
                SignableRequest.of("PUT", "/ai_jobs/a" + i, Map.of("cancel", ""), Map.of()),
                Credentials.of("fake-id-" + i, "fake-secret-key-" + i),
                NOW.plusSeconds(i)));
      }
      return all;
    }
  }

  @Nested
  final class Null {
    private final SignableRequest request = SignableRequest.of("PUT", "/", Map.of(), Map.of());
    private final URI uri = URI.create("https://example.com/");

    @Test
    void is_refused_by_name() {
      CosSigner signer = CosSigner.create();

      assertRefused("request", () -> signer.authorize(null, CREDENTIALS, NOW));
      assertRefused("credentials", () -> signer.authorize(request, null, NOW));
      assertRefused("request", () -> CosSigner.httpString(null));
      assertRefused("now", () -> signer.authorize(request, CREDENTIALS, null));
      assertRefused("method", () -> signer.presign(null, uri, CREDENTIALS));
      assertRefused("uri", () -> signer.presign("PUT", null, CREDENTIALS));
      assertRefused("credentials", () -> signer.presign("PUT", uri, null));
      assertRefused("validity", () -> CosSigner.builder().validity(null));
    }

    private void assertRefused(String name, ThrowingCallable call) {
      assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }
  }

  @Nested
  final class Secrets {
    private static final String KEY = "fake-secret-key";
    private static final String TOKEN = "fake-token";

    private final Credentials credentials = Credentials.of("fake-id", KEY, TOKEN);

    @Test
    void are_in_no_text_form() {
      Sha1 sha1 = new Sha1();

      assertThat(CosSigner.create())
          .asString()
          .startsWith("io.github.cancelaijob.signer.CosSigner@");
      assertThat(CosSigner.builder()).asString().contains("Builder@");
      assertThat(SignKey.of(KEY, 1, 2, sha1)).asString().contains("SignKey@");
      assertThat(HmacSha1.of(KEY, sha1)).asString().contains("HmacSha1@");
      assertThat(SignedPairs.of("header", Map.of("a", TOKEN))).asString().contains("SignedPairs@");
      assertThat(new TextBuffer(64).ascii(KEY)).asString().contains("TextBuffer@");
    }

    @Test
    void are_in_no_error_message() {
      Map<String, String> twice =
          Map.of("x-ci-security-token", TOKEN, "X-Ci-Security-Token", TOKEN);

      assertThatThrownBy(
              () ->
                  CosSigner.create()
                      .authorize(SignableRequest.of("PUT", "/", Map.of(), twice), credentials, NOW))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain(KEY, TOKEN);
    }
  }

  private static String authorize(Map<String, String> parameters, Map<String, String> headers) {
    return CosSigner.create()
        .authorize(SignableRequest.of("PUT", "/", parameters, headers), CREDENTIALS, NOW);
  }
}
