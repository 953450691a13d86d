package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CvmRoleTest {
  private static final String ROLES = "/latest/meta-data/cam/security-credentials/";

  private final KeyServiceSimulator metadata = KeyServiceSimulator.start();
  private final HttpTransport transport = JdkHttpTransport.create();
  private final CredentialsSource source =
      CredentialsSource.cvmRole(transport, metadata.endpoint());

  @AfterEach
  void close() {
    transport.close();
    metadata.close();
  }

  @Test
  void has_the_keys_of_its_role() {
    Instant expiry = Instant.ofEpochSecond(1_800_000_000);
    metadata.rotate(FakeKeys.temporary(1), expiry);

    ExpiringCredentials keys = source.fetch();

    FakeKeys.assertSame(keys.credentials(), FakeKeys.temporary(1));
    assertThat(keys.expiry()).contains(expiry);
    assertThat(metadata.requests())
        .containsExactly("GET " + ROLES, "GET " + ROLES + "example-role");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example-role\n", "\r\nexample-role\r\nanother-role\r\n"})
  void has_the_role_of_the_first_line(String roles) {
    metadata.failNext(1, Fault.rawAnswer(200, "text/plain", roles));

    FakeKeys.assertSame(source.fetch().credentials(), metadata.credentials());
  }

  @Test
  void may_be_missing() {
    metadata.failNext(1, Fault.rawAnswer(404, "text/html", "FAKE-MARKED"));

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "the CVM has no role, says "
                + metadata.endpoint()
                + "; bind one to it in the CVM"
                + " console");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "<html>", "a/b", "..", ".", "a b", "a?b"})
  void is_not_what_a_portal_answers(String page) {
    metadata.failNext(1, Fault.rawAnswer(200, "text/html", page));

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "there is no role's name in the answer of "
                + metadata.endpoint()
                + ROLES
                + "; is this a CVM?");
    assertThat(metadata.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 403, 404, 500})
  void has_no_keys_unless_the_answer_is_200(int status) {
    metadata.failNext(1, Fault.rawAnswer(200, "text/plain", "another-role"));
    metadata.failNext(1, Fault.rawAnswer(status, "text/html", "FAKE-MARKED"));

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            metadata.endpoint()
                + ROLES
                + "another-role answered HTTP "
                + status
                + " instead of 200; look into that service");
  }

  @Test
  void has_no_keys_if_the_answer_is_garbage() {
    metadata.failNext(1, Fault.rawAnswer(200, "text/plain", "another-role"));
    metadata.failNext(1, Fault.rawAnswer(200, "application/json", "{\"Token\":FAKE-MARKED"));

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "there is no JSON in the answer of "
                + metadata.endpoint()
                + ROLES
                + "another-role; look into that service")
        .hasNoCause();
  }

  @Test
  void has_no_keys_if_the_answer_does_not_end() {
    metadata.failNext(1, Fault.rawAnswer(200, "text/plain", "a".repeat(64 * 1024 + 1)));

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("answered with more than 65536 bytes");
  }

  @Test
  void has_no_keys_if_nobody_answers() {
    metadata.close();

    assertThatThrownBy(source::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            metadata.endpoint()
                + ROLES
                + " gave no answer (CONNECT); check that this process can reach it")
        .hasCauseInstanceOf(TransportException.class);
  }

  @Test
  void has_no_keys_if_the_connection_is_lost() {
    // java.net.http asks again by itself.
    metadata.failNext(9, Fault.dropBeforeActing());

    assertThatThrownBy(source::fetch).hasMessageContaining("(CONNECTION_LOST)");
  }

  @Test
  void waits_for_no_answer_longer_than_two_seconds() {
    metadata.failNext(1, Fault.delay(Duration.ofHours(1)));

    assertThatThrownBy(source::fetch).hasMessageContaining("(TIMEOUT)");
  }

  @Test
  void survives_a_transport_that_breaks_its_contract() {
    HttpTransport broken =
        request -> {
          throw new IllegalStateException("of a stack");
        };

    assertThatThrownBy(CredentialsSource.cvmRole(broken)::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("gave no answer (java.lang.IllegalStateException)");
    assertThatThrownBy(CredentialsSource.cvmRole(request -> null)::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasRootCauseMessage("the transport returned null");
  }

  @Test
  void is_asked_for_at_the_documented_address() {
    assertThatThrownBy(
            CredentialsSource.cvmRole(
                    request -> {
                      throw new AssertionError(request + " " + request.timeout());
                    })
                ::fetch)
        .hasMessage("TransportRequest[GET http://metadata.tencentyun.com" + ROLES + "] PT2S");
    assertThat(CvmRole.ENDPOINT).isEqualTo(Endpoint.of("http://metadata.tencentyun.com"));
  }
}
