package io.github.cancelaijob.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.Fault;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CiSimulatorExtension.class)
class AuthenticatorTest {
  @Test
  @EnabledForJreRange(minVersion = 24)
  void a_signed_request_keeps_an_authenticator_quiet(CiSimulator ci) throws Exception {
    ci.failNext(
        5,
        Fault.answer(401, "InvalidAuthorization", "as the test wants it")
            .withHeader("WWW-Authenticate", "Basic realm=\"ci\""));
    HttpClient client = HttpClient.newBuilder().authenticator(new Answers()).build();
    TransportRequest request =
        TransportRequest.builder("PUT", ci.endpoint().cancelUri(JobId.of("a1")))
            .header("Authorization", "q-sign-algorithm=sha1&q-signature=fake")
            .build();

    assertThat(JdkHttpTransport.using(client).send(request).status()).isEqualTo(401);
    assertThat(ci.requests()).hasSize(1);
    assertThat(ci.requests().get(0).headers().all("Authorization"))
        .containsExactly("q-sign-algorithm=sha1&q-signature=fake");
  }

  @Test
  @EnabledForJreRange(minVersion = 24)
  void an_unsigned_one_that_might_go_twice_is_not_sent(CiSimulator ci) {
    HttpClient client = HttpClient.newBuilder().authenticator(new Answers()).build();
    TransportRequest request =
        TransportRequest.builder("PUT", ci.endpoint().cancelUri(JobId.of("a1"))).build();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> JdkHttpTransport.using(client).send(request))
        .withMessageContaining("authenticator")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
        .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
    assertThat(ci.requests()).isEmpty();
  }

  private static final class Answers extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication("user", "fake-password".toCharArray());
    }
  }
}
