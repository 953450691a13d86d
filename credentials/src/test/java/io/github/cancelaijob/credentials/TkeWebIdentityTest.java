package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TkeWebIdentityTest {
  private final KeyServiceSimulator sts = KeyServiceSimulator.start();
  private final HttpTransport transport = JdkHttpTransport.create();
  private final Map<String, String> variables = new HashMap<>();
  private final CredentialsSource source =
      new TkeWebIdentity(transport, sts.endpoint(), variables::get);
  private Path tokenFile;

  @BeforeEach
  void use(@TempDir Path dir) throws IOException {
    tokenFile = dir.resolve("token");
    Files.writeString(tokenFile, sts.webIdentityToken() + "\n");
    variables.put("TKE_REGION", "ap-beijing");
    variables.put("TKE_PROVIDER_ID", "example-provider");
    variables.put("TKE_ROLE_ARN", "qcs::cam::uin/1250000000:roleName/example");
    variables.put("TKE_WEB_IDENTITY_TOKEN_FILE", tokenFile.toString());
  }

  @AfterEach
  void close() {
    transport.close();
    sts.close();
  }

  @Test
  void has_keys_in_exchange_for_the_token_of_the_pod() {
    Instant expiry = Instant.ofEpochSecond(1_800_000_000);
    sts.rotate(FakeKeys.temporary(1), expiry);

    ExpiringCredentials keys = source.fetch();

    FakeKeys.assertSame(keys.credentials(), FakeKeys.temporary(1));
    assertThat(keys.expiry()).contains(expiry);
    assertThat(sts.requests()).containsExactly("POST /");
  }

  @Test
  void reads_the_token_anew_each_time() throws IOException {
    Files.writeString(tokenFile, "FAKE.EXPIRED.TOKEN");
    assertThatThrownBy(source::fetch).isInstanceOf(CredentialsException.class);
    Files.writeString(tokenFile, sts.webIdentityToken());

    FakeKeys.assertSame(source.fetch().credentials(), sts.credentials());
  }

  @Test
  void tells_the_code_of_a_refusal_and_nothing_more() throws IOException {
    Files.writeString(tokenFile, "FAKE-MARKED");

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "in the answer of "
                + sts.endpoint()
                + "/, there is an error instead of keys:"
                + " InvalidParameter.WebIdentityTokenError, request id"
                + " 00000000-0000-4000-8000-000000000000; look into that service")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TKE_REGION", "TKE_PROVIDER_ID", "TKE_ROLE_ARN", "TKE_WEB_IDENTITY_TOKEN_FILE"})
  void names_a_variable_that_is_not_set(String name) {
    variables.put(name, "");

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            name + " not set in the environment; bind a role to the pod's service account in TKE");
    assertThat(sts.requests()).isEmpty();
  }

  @Test
  void names_every_variable_outside_of_a_pod() {
    variables.clear();

    assertThatThrownBy(source::fetch)
        .hasMessageStartingWith(
            "TKE_REGION, TKE_PROVIDER_ID, TKE_ROLE_ARN, TKE_WEB_IDENTITY_TOKEN_FILE not set");
  }

  @Test
  void names_the_file_that_has_no_token() throws IOException {
    Files.delete(tokenFile);

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "there is no file "
                + tokenFile
                + ", where TKE_WEB_IDENTITY_TOKEN_FILE says the pod's token is");
  }

  @Test
  void names_a_variable_that_no_header_can_hold() {
    variables.put("TKE_REGION", "FAKE\nMARKED");

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageStartingWith("in the environment, the value of the header X-TC-Region")
        .hasMessageNotContaining("MARKED");
  }

  @Test
  void has_no_keys_if_sts_is_out_of_order() {
    sts.failNext(1, Fault.rawAnswer(500, "text/plain", "FAKE-MARKED"));

    assertThatThrownBy(source::fetch)
        .hasMessage(sts.endpoint() + "/ answered HTTP 500 instead of 200; look into that service");
  }

  @Test
  void asks_as_the_document_says() {
    AtomicReference<TransportRequest> asked = new AtomicReference<>();
    HttpTransport recording =
        request -> {
          asked.set(request);
          throw new IllegalStateException("recorded");
        };

    assertThatThrownBy(
            new TkeWebIdentity(recording, TkeWebIdentity.ENDPOINT, variables::get)::fetch)
        .isInstanceOf(CredentialsException.class);

    TransportRequest request = asked.get();
    assertThat(request.toString())
        .isEqualTo("TransportRequest[POST https://sts.tencentcloudapi.com/]");
    assertThat(request.headers().first("Authorization")).contains("SKIP");
    assertThat(request.headers().first("X-TC-Region")).contains("ap-beijing");
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(new String(request.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"ProviderId\":\"example-provider\",\"WebIdentityToken\":\""
                + sts.webIdentityToken()
                + "\",\"RoleArn\":\"qcs::cam::uin/1250000000:roleName/example\","
                + "\"RoleSessionName\":\"cancel-ai-job\",\"DurationSeconds\":7200}");
  }
}
