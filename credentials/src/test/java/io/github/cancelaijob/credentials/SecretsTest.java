package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, no text form and no stack trace shows what is MARKED. */
class SecretsTest {
  private static final Endpoint ENDPOINT = Endpoint.of("http://127.0.0.1:1");
  private static final String ROLE = "example-role";

  @TempDir static Path dir;

  static Stream<Arguments> bodies() {
    return Stream.of(
            "MARKED",
            "{\"TmpSecretKey\":MARKED",
            "{\"TmpSecretId\":\"AKIDEXAMPLE\",\"TmpSecretKey\":\"MARKED\"}",
            "{\"TmpSecretId\":\"a\",\"TmpSecretKey\":\"MARKED MARKED\",\"Token\":\"MARKED\"}",
            "{\"TmpSecretId\":\"MARKED&\",\"TmpSecretKey\":\"MARKED\",\"Token\":\"MARKED\"}",
            "{\"TmpSecretId\":\"a\",\"TmpSecretKey\":\"MARKED\",\"Token\":\"MARKED\"}",
            "{\"Code\":\"MARKED.1\",\"RequestId\":\"MARKED\"}",
            "{\"Response\":{\"Error\":{\"Code\":\"MARKED_\",\"Message\":\"MARKED\"}}}")
        .map(body -> arguments(body));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void no_answer_is_quoted(String body) {
    HttpTransport transport =
        request -> answer(request.uri().getPath().endsWith("/") ? ROLE : body);

    saysNothing(CredentialsSource.cvmRole(transport, ENDPOINT));
    saysNothing(CredentialsSource.cvmRole(request -> answer("<" + body), ENDPOINT));
    saysNothing(CredentialsSource.http(request -> answer(body), secretRequest()));
    saysNothing(tke(request -> answer(body)));
    saysNothing(CredentialsSource.cvmRole(request -> answer(500, body), ENDPOINT));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void no_file_is_quoted(String body) throws IOException {
    Path file = Files.writeString(dir.resolve("keys.json"), body);

    saysNothing(CredentialsSource.jsonFile(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[default]\nsecret_id=MARKED",
        "[default]\nsecret_key=MARKED",
        "[default]\nsecret_id=MARKED\nsecret_key=MARKED MARKED",
        "[default]\nsecret_id=MARKED&\nsecret_key=MARKED",
        "[default]\nsecret_id=a\nsecret_key=MARKED\nsession_token=MARKED\u4e2d",
        "[MARKED]\nMARKED"
      })
  void no_profile_is_quoted(String text) throws IOException {
    Path file = Files.writeString(dir.resolve("credentials"), text);

    saysNothing(new ProfileKeys("default", List.of(file)));
  }

  @Test
  void no_variable_is_quoted() {
    saysNothing(NamedKeys.environment(Map.of("TENCENTCLOUD_SECRET_KEY", "MARKED")::get));
    saysNothing(NamedKeys.systemProperties(name -> "MARKED\n"));
    saysNothing(CredentialsSource.firstOf(NamedKeys.environment(name -> "MARKED MARKED")));
  }

  @Test
  void no_failure_of_a_stack_is_repeated_if_it_may_quote_the_query() {
    HttpTransport transport =
        request -> {
          throw new TransportException(
              Kind.INVALID_REQUEST, Delivery.NOT_SENT, "can't send " + request.uri(), null);
        };

    saysNothing(CredentialsSource.http(transport, secretRequest()));
  }

  static Stream<Arguments> objects() {
    Credentials keys = Credentials.of("MARKED-ID", "MARKED-KEY", "MARKED-TOKEN");
    ExpiringCredentials expiring = ExpiringCredentials.of(keys, Instant.EPOCH);
    CachingCredentials caching = CachingCredentials.of(() -> ExpiringCredentials.of(keys));
    caching.credentials();
    return Stream.of(
        arguments(Named.of("ExpiringCredentials", expiring)),
        arguments(Named.of("CachingCredentials", caching)),
        arguments(Named.of("a source", NamedKeys.environment(name -> "MARKED"))),
        arguments(Named.of("Held", Held.of(expiring, Instant.EPOCH))));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void no_text_form_shows_them(Object object) {
    assertThat(object.toString()).doesNotContain("MARKED");
  }

  @Test
  void the_text_form_of_keys_shows_their_kind_and_end() {
    Credentials keys = FakeKeys.temporary(1);

    assertThat(ExpiringCredentials.of(keys)).hasToString("Credentials[temporary, redacted]");
    assertThat(ExpiringCredentials.of(keys, Instant.EPOCH))
        .hasToString("Credentials[temporary, redacted] until 1970-01-01T00:00:00Z");
  }

  private static void saysNothing(CredentialsSource source) {
    CachingCredentials keys = CachingCredentials.of(source);
    for (int i = 0; i < 2; i++) {
      Throwable failure = catchThrowable(keys::credentials);
      StringWriter trace = new StringWriter();
      assertThat(failure).isInstanceOf(CredentialsException.class);
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).doesNotContain("MARKED");
    }
  }

  private static CredentialsSource tke(HttpTransport transport) {
    try {
      Path token = Files.writeString(dir.resolve("token"), "MARKED");
      return new TkeWebIdentity(
          transport,
          ENDPOINT,
          name -> name.equals("TKE_WEB_IDENTITY_TOKEN_FILE") ? token.toString() : "example");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TransportRequest secretRequest() {
    return TransportRequest.builder("GET", URI.create(ENDPOINT + "/?key=MARKED"))
        .header("Authorization", "MARKED")
        .build();
  }

  private static TransportResponse answer(String body) {
    return answer(200, body);
  }

  private static TransportResponse answer(int status, String body) {
    return TransportResponse.of(status, Headers.none(), body.getBytes(StandardCharsets.UTF_8));
  }
}
