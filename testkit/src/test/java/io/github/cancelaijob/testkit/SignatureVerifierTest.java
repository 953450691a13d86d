package io.github.cancelaijob.testkit;

import static io.github.cancelaijob.testkit.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cancelaijob.core.spi.Credentials;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVerifierTest {
  static Stream<Vector> vectors() throws IOException {
    return Vector.all();
  }

  static Stream<Vector> permanent() throws IOException {
    return Vector.all().filter(vector -> vector.credentials().token().isEmpty());
  }

  static Stream<Vector> withParameters() throws IOException {
    return Vector.all().filter(vector -> !vector.params.isEmpty());
  }

  private static Vector cancel() throws IOException {
    return vector("cancel-host");
  }

  private static Vector vector(String name) throws IOException {
    return Vector.all().filter(vector -> vector.name.equals(name)).findAny().orElseThrow();
  }

  private static ThrowingCallable verify(Vector vector, CiRequest request) {
    return verify(vector.credentials(), request, vector.start());
  }

  private static ThrowingCallable verify(Credentials credentials, CiRequest request, long now) {
    return () -> new SignatureVerifier(credentials).verify(request, Instant.ofEpochSecond(now));
  }

  /** Returns {@code text} with its last character changed to another of its kind. */
  private static String spoil(String text) {
    char last = text.charAt(text.length() - 1);
    return text.substring(0, text.length() - 1) + (last == '2' ? '3' : '2');
  }

  private static void spoil(List<Map.Entry<String, String>> pairs, int index) {
    Map.Entry<String, String> pair = pairs.get(index);
    String value = pair.getValue();
    pairs.set(index, Map.entry(pair.getKey(), value.isEmpty() ? "x" : spoil(value)));
  }

  @Nested
  class AnotherSignersSignature {
    @Test
    void is_known_in_fourteen_cases() throws IOException {
      assertThat(vectors()).hasSize(14);
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#vectors")
    void is_accepted_in_the_header(Vector vector) {
      assertThatCode(verify(vector, vector.signedInHeader())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#permanent")
    void is_accepted_in_the_query(Vector vector) {
      assertThatCode(verify(vector, vector.signedInQuery())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#vectors")
    void is_refused_under_another_path(Vector vector) {
      vector.path = spoil(vector.path);

      assertRefused(verify(vector, vector.signedInHeader()), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#vectors")
    void is_refused_with_another_method(Vector vector) {
      vector.method = "POST";

      assertRefused(verify(vector, vector.signedInHeader()), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#permanent")
    void is_refused_with_any_header_changed(Vector vector) {
      for (int i = 0; i < vector.headers.size(); i++) {
        Map.Entry<String, String> before = vector.headers.get(i);
        spoil(vector.headers, i);

        assertRefused(verify(vector, vector.signedInHeader()), 403, "SignatureDoesNotMatch");
        vector.headers.set(i, before);
      }
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#withParameters")
    void is_refused_with_any_parameter_changed(Vector vector) {
      for (int i = 0; i < vector.params.size(); i++) {
        Map.Entry<String, String> before = vector.params.get(i);
        spoil(vector.params, i);

        assertRefused(verify(vector, vector.signedInHeader()), 403, "SignatureDoesNotMatch");
        vector.params.set(i, before);
      }
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#vectors")
    void is_refused_for_another_time(Vector vector) {
      vector.time = spoil(vector.time);

      assertRefused(verify(vector, vector.signedInHeader()), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#vectors")
    void is_refused_under_another_key_id(Vector vector) {
      Credentials credentials = vector.credentials();
      vector.id = spoil(vector.id);

      assertRefused(
          verify(credentials, vector.signedInHeader(), vector.start()), 401, "SecretidNotExist");
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#vectors")
    void is_refused_if_made_with_another_key(Vector vector) {
      vector.key = spoil(vector.key);

      assertRefused(verify(vector, vector.signedInHeader()), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#vectors")
    void is_refused_with_one_digit_changed(Vector vector) {
      vector.signature = spoil(vector.signature);

      assertRefused(verify(vector, vector.signedInHeader()), 403, "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @MethodSource("io.github.cancelaijob.testkit.SignatureVerifierTest#permanent")
    void is_refused_in_the_query_too(Vector vector) {
      vector.signature = spoil(vector.signature);

      assertRefused(verify(vector, vector.signedInQuery()), 403, "SignatureDoesNotMatch");
    }
  }

  @Nested
  class StrictMode {
    @Test
    void wants_the_host_signed() throws IOException {
      Vector vector = cancel();
      vector.headers.clear();

      assertRefused(verify(vector, vector.signedInHeader()), 403, "AccessDenied");
    }

    @Test
    void wants_every_parameter_signed() throws IOException {
      CiRequest signed = vector("cancel-unsigned-query").signedInHeader();
      CiRequest sent =
          new CiRequest(
              signed.method(), signed.path(), List.of(Map.entry("cancel", "")), signed.headers());

      assertRefused(verify(cancel(), sent), 403, "AccessDenied");
    }

    @Test
    void knows_a_parameter_named_like_a_field_from_a_field() throws IOException {
      CiRequest signed = cancel().signedInHeader();
      CiRequest sent =
          new CiRequest(
              signed.method(),
              signed.path(),
              List.of(Map.entry("cancel", ""), Map.entry("q-other", "")),
              signed.headers());

      assertRefused(verify(cancel(), sent), 403, "AccessDenied");
    }

    @Test
    void wants_the_token_signed() throws IOException {
      Vector vector = vector("cancel-host");
      CiRequest signed = vector.signedInHeader();
      CiRequest sent =
          new CiRequest(
              signed.method(),
              signed.path(),
              signed.parameters(),
              plus(signed.headers(), Map.entry("x-ci-security-token", "example-token")));

      assertRefused(
          verify(Credentials.of(vector.id, vector.key, "example-token"), sent, vector.start()),
          403,
          "AccessDenied");
    }
  }

  @Nested
  class Token {
    @Test
    void must_be_sent() throws IOException {
      Vector vector = cancel();
      Credentials temporary = Credentials.of(vector.id, vector.key, "example-token");

      assertRefused(
          verify(temporary, vector.signedInHeader(), vector.start()), 401, "SecretidNotExist");
    }

    @Test
    void must_be_the_keys_own() throws IOException {
      Vector vector = vector("cancel-host-citoken");
      Credentials temporary = Credentials.of(vector.id, vector.key, "example-token-other");

      assertRefused(
          verify(temporary, vector.signedInHeader(), vector.start()), 401, "SecretidNotExist");
    }

    @Test
    void must_not_come_with_permanent_keys() throws IOException {
      Vector vector = vector("cancel-host-citoken");
      Credentials permanent = Credentials.of(vector.id, vector.key);

      assertRefused(
          verify(permanent, vector.signedInHeader(), vector.start()), 401, "SecretidNotExist");
    }
  }

  @Nested
  class Window {
    @Test
    void begins_with_its_first_second() throws IOException {
      Vector vector = cancel();
      CiRequest request = vector.signedInHeader();

      assertRefused(
          verify(vector.credentials(), request, vector.start() - 1), 403, "RequestTimeTooSkewed");
    }

    @Test
    void ends_behind_its_last_second() throws IOException {
      Vector vector = cancel();
      CiRequest request = vector.signedInHeader();

      assertThatCode(verify(vector.credentials(), request, 1557996351)).doesNotThrowAnyException();
      assertRefused(verify(vector.credentials(), request, 1557996352), 401, "SignatureExpired");
    }
  }

  @Nested
  class Lists {
    @Test
    void name_only_what_is_there() throws IOException {
      CiRequest signed = vector("official-put-object").signedInHeader();
      CiRequest sent =
          new CiRequest(
              signed.method(),
              signed.path(),
              signed.parameters(),
              signed.headers().subList(1, signed.headers().size()));

      assertRefused(verify(vector("official-put-object"), sent), 403, "SignatureDoesNotMatch");
    }

    @Test
    void name_nothing_that_comes_twice() throws IOException {
      CiRequest signed = cancel().signedInHeader();
      CiRequest sent =
          new CiRequest(
              signed.method(),
              signed.path(),
              signed.parameters(),
              plus(signed.headers(), signed.headers().get(0)));

      assertRefused(verify(cancel(), sent), 403, "SignatureDoesNotMatch");
    }
  }

  private static List<Map.Entry<String, String>> plus(
      List<Map.Entry<String, String>> pairs, Map.Entry<String, String> pair) {
    return Stream.concat(pairs.stream(), Stream.of(pair)).collect(Collectors.toList());
  }
}
