package io.github.cancelaijob.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cancelaijob.testkit.wire.TestAuthority.Identity;
import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TestAuthorityTest {
  private final TestAuthority authority = TestAuthority.create();

  @Test
  void its_certificates_are_for_their_names() throws Exception {
    assertThat(answer(authority.issue("localhost", "127.0.0.1"), authority.context(null)))
        .isEqualTo("answer");
  }

  @Test
  void other_names_are_noticed() {
    isRefused(authority.issue("localhost", "127.0.0.2"), authority.context(null), "127.0.0.1");
  }

  @Test
  void an_end_is_noticed() {
    isRefused(authority.issueExpired("127.0.0.1"), authority.context(null), "validity");
  }

  @Test
  void nobody_else_trusts_it() {
    Identity identity = authority.issue("127.0.0.1");

    isRefused(identity, TestAuthority.create().context(null), "path");
  }

  private void isRefused(Identity server, SSLContext client, String why) {
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(() -> answer(server, client))
        .withMessageContaining(why);
  }

  private String answer(Identity identity, SSLContext context) throws IOException {
    SSLContext own = authority.context(identity);
    try (WireServer server =
            WireServer.start(
                connection -> {
                  connection.startTls(own, false);
                  connection.write("answer");
                  connection.close();
                },
                (request, connection) -> {});
        SSLSocket client =
            (SSLSocket)
                context
                    .getSocketFactory()
                    .createSocket(
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port())) {
      SSLParameters parameters = client.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      client.setSSLParameters(parameters);
      return new String(client.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
