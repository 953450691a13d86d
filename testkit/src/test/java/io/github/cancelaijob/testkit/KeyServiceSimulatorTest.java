package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.Credentials;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KeyServiceSimulatorTest {
  private static final String ROLES = "/latest/meta-data/cam/security-credentials/";

  private final KeyServiceSimulator keys = KeyServiceSimulator.start();

  @AfterEach
  void close() {
    keys.close();
  }

  @Nested
  class Metadata {
    @Test
    void names_a_role_that_has_keys() throws IOException {
      String role = get(ROLES).body;

      assertThat(role).isEqualTo("example-role");
      assertThat(get(ROLES + role).body)
          .startsWith("{")
          .contains(
              "\"TmpSecretId\":\"" + keys.credentials().secretId() + '"',
              "\"TmpSecretKey\":\"" + keys.credentials().secretKey() + '"',
              "\"Token\":\"" + keys.credentials().token().orElseThrow() + '"',
              "\"Code\":\"Success\"")
          .endsWith("}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/latest/meta-data/", ROLES + "another-role"})
    void has_nothing_else(String path) throws IOException {
      assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void hands_out_other_keys_once_they_rotate() throws IOException {
      Credentials next = Credentials.of("AKIDEXAMPLE-next", "example\\next\"", "example-next");
      keys.rotate(next, Instant.ofEpochSecond(1_700_000_000));

      assertThat(keys.credentials()).isSameAs(next);
      assertThat(get(ROLES + "example-role").body)
          .isEqualTo(
              "{\"TmpSecretId\":\"AKIDEXAMPLE-next\",\"TmpSecretKey\":\"example\\\\next\\\"\","
                  + "\"Token\":\"example-next\",\"ExpiredTime\":1700000000,"
                  + "\"Expiration\":\"2023-11-14T22:13:20Z\",\"Code\":\"Success\"}");
    }

    @Test
    void takes_no_permanent_keys() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> keys.rotate(Credentials.of("AKIDEXAMPLE", "example"), Instant.MAX))
          .withMessageContaining("token");
    }
  }

  @Nested
  class Sts {
    @Test
    void has_keys_for_the_token() throws IOException {
      assertThat(assume(Map.of(), body()).body)
          .startsWith("{\"Response\":{\"Credentials\":{")
          .contains(
              "\"TmpSecretKey\":\"" + keys.credentials().secretKey() + '"',
              "},\"ExpiredTime\":",
              "\"RequestId\":");
    }

    @ParameterizedTest
    @CsvSource({
      "Content-Type, text/plain, UnsupportedProtocol",
      "X-TC-Action, AssumeRole, InvalidAction",
      "X-TC-Version, 2017-03-12, NoSuchVersion",
      "X-TC-Region, '', MissingParameter",
      "X-TC-Timestamp, today, AuthFailure.InvalidAuthorization",
      "Authorization, TC3-HMAC-SHA256, AuthFailure.InvalidAuthorization"
    })
    void refuses_a_wrong_header(String name, String value, String code) throws IOException {
      Reply reply = assume(Map.of(name, value), body());

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body)
          .startsWith("{\"Response\":{\"Error\":{\"Code\":\"" + code + '"')
          .contains("\"RequestId\":")
          .doesNotContain("TmpSecretKey");
    }

    @ParameterizedTest
    @CsvSource({
      "ProviderId, MissingParameter",
      "RoleArn, MissingParameter",
      "RoleSessionName, MissingParameter",
      "WebIdentityToken, MissingParameter",
      "example.web-identity, InvalidParameter.WebIdentityTokenError"
    })
    void refuses_a_body_without(String part, String code) throws IOException {
      assertThat(assume(Map.of(), body().replace(part, "other")).body)
          .startsWith("{\"Response\":{\"Error\":{\"Code\":\"" + code + '"');
    }

    private String body() {
      return "{\"ProviderId\":\"example\",\"RoleArn\":\"qcs::cam::uin/1:roleName/example\","
          + "\"RoleSessionName\":\"example\",\"WebIdentityToken\":\""
          + keys.webIdentityToken()
          + "\"}";
    }

    private Reply assume(Map<String, String> wrong, String body) throws IOException {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Content-Type", "application/json");
      headers.put("X-TC-Action", "AssumeRoleWithWebIdentity");
      headers.put("X-TC-Version", "2018-08-13");
      headers.put("X-TC-Region", "ap-beijing");
      headers.put("X-TC-Timestamp", "1700000000");
      headers.put("Authorization", "SKIP");
      headers.putAll(wrong);
      StringBuilder request = new StringBuilder("POST / HTTP/1.1\r\n");
      headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
      return send(request + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }
  }

  @Nested
  class AFault {
    @Test
    void comes_as_often_as_planned() throws IOException {
      keys.failNext(2, Fault.rawAnswer(500, "text/plain", "out of order"));

      assertThat(get(ROLES).body).isEqualTo("out of order");
      assertThat(get("/").status()).isEqualTo(500);
      assertThat(get(ROLES).status()).isEqualTo(200);
      assertThat(keys.requests()).containsExactly("GET " + ROLES, "GET /", "GET " + ROLES);
    }

    @Test
    void may_be_no_answer_at_all() {
      keys.failNext(1, Fault.dropBeforeActing());

      assertThatThrownBy(() -> get(ROLES)).isInstanceOf(EOFException.class);
    }

    @Test
    void ends_with_the_simulator_if_it_is_a_delay() throws IOException {
      keys.failNext(1, Fault.delay(Duration.ofHours(1)));
      try (Socket socket = connect()) {
        socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
        while (keys.requests().isEmpty()) {
          Thread.onSpinWait();
        }

        keys.close();

        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void is_for_one_request_at_least(int requests) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> keys.failNext(requests, Fault.dropBeforeActing()));
    }
  }

  @Test
  void a_closed_simulator_takes_no_requests() {
    keys.close();
    keys.close();

    assertThatThrownBy(() -> get(ROLES)).isInstanceOf(ConnectException.class);
  }

  private Reply get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\n\r\n");
  }

  private Reply send(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return Reply.read(socket.getInputStream(), "GET");
    }
  }

  private Socket connect() throws IOException {
    URI endpoint = URI.create(keys.endpoint().toString());
    return new Socket(endpoint.getHost(), endpoint.getPort());
  }
}
