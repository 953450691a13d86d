package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DefaultCredentialsChainTest {
  private final KeyServiceSimulator metadata = KeyServiceSimulator.start();
  private final KeyServiceSimulator sts = KeyServiceSimulator.start();
  private final HttpTransport transport = JdkHttpTransport.create();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private Path profile;
  private Path token;

  @BeforeEach
  void use(@TempDir Path dir) {
    profile = dir.resolve("credentials");
    token = dir.resolve("token");
  }

  @AfterEach
  void close() {
    transport.close();
    metadata.close();
    sts.close();
  }

  @Test
  void looks_for_keys_in_the_documented_order() throws IOException {
    Instant expiry = Instant.now().plusSeconds(3600);
    variables.put("TENCENTCLOUD_SECRET_ID", "AKIDEXAMPLE-1");
    variables.put("TENCENTCLOUD_SECRET_KEY", "example-secret-1");
    properties.put("tencentcloud.secretId", "AKIDEXAMPLE-2");
    properties.put("tencentcloud.secretKey", "example-secret-2");
    Files.writeString(profile, "[default]\nsecret_id=AKIDEXAMPLE-3\nsecret_key=example-secret-3\n");
    metadata.rotate(FakeKeys.temporary(4), expiry);
    bePod();
    sts.rotate(FakeKeys.temporary(5), expiry);

    FakeKeys.assertSame(keys(), FakeKeys.permanent(1));
    variables.keySet().removeIf(name -> name.startsWith("TENCENTCLOUD"));
    FakeKeys.assertSame(keys(), FakeKeys.permanent(2));
    properties.clear();
    FakeKeys.assertSame(keys(), FakeKeys.permanent(3));
    assertThat(metadata.requests()).isEmpty();
    Files.delete(profile);
    FakeKeys.assertSame(keys(), FakeKeys.temporary(4));
    assertThat(sts.requests()).isEmpty();
    metadata.failNext(1, Fault.rawAnswer(404, "text/html", ""));
    FakeKeys.assertSame(keys(), FakeKeys.temporary(5));
  }

  @Test
  void says_of_each_place_why_there_are_no_keys() {
    metadata.close();

    assertThatThrownBy(this::keys)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "there are no keys:\n"
                + "- TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set in the"
                + " environment; set both, and TENCENTCLOUD_SESSION_TOKEN if the keys are temporary\n"
                + "- tencentcloud.secretId and tencentcloud.secretKey are not set in the system"
                + " properties; set both, and tencentcloud.sessionToken if the keys are temporary\n"
                + "- there is no profile: none of the files ["
                + profile
                + "] exists\n"
                + "- "
                + metadata.endpoint()
                + "/latest/meta-data/cam/security-credentials/ gave no answer (CONNECT); check"
                + " that this process can reach it\n"
                + "- TKE_REGION, TKE_PROVIDER_ID, TKE_ROLE_ARN, TKE_WEB_IDENTITY_TOKEN_FILE not"
                + " set in the environment; bind a role to the pod's service account in TKE\n"
                + "Put keys in one of these places");
  }

  @Test
  void keeps_what_it_found() {
    DefaultCredentialsChain chain = chain();

    Credentials found = chain.credentials();

    assertThat(chain.credentials()).isSameAs(found);
    assertThat(metadata.requests()).hasSize(2);
  }

  @Test
  void finds_others_if_they_are_rejected() {
    DefaultCredentialsChain chain = chain();
    Credentials rejected = chain.credentials();
    metadata.rotate(FakeKeys.temporary(9), Instant.now().plusSeconds(3600));

    FakeKeys.assertSame(chain.refresh(rejected), FakeKeys.temporary(9));
    FakeKeys.assertSame(chain.credentials(), FakeKeys.temporary(9));
  }

  @Test
  void leaves_the_transport_open() {
    DefaultCredentialsChain chain = chain();
    chain.close();

    assertThatIllegalStateException().isThrownBy(chain::credentials);
    FakeKeys.assertSame(keys(), metadata.credentials());
  }

  private void bePod() throws IOException {
    Files.writeString(token, sts.webIdentityToken());
    variables.put("TKE_REGION", "ap-beijing");
    variables.put("TKE_PROVIDER_ID", "example-provider");
    variables.put("TKE_ROLE_ARN", "qcs::cam::uin/1250000000:roleName/example");
    variables.put("TKE_WEB_IDENTITY_TOKEN_FILE", token.toString());
  }

  private Credentials keys() {
    return chain().credentials();
  }

  private DefaultCredentialsChain chain() {
    return DefaultCredentialsChain.create(
        transport,
        variables::get,
        properties::get,
        List.of(profile),
        metadata.endpoint(),
        sts.endpoint(),
        Clock.systemUTC());
  }
}
