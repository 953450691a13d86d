package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpKeysTest {
  private static final String PATH = "/latest/meta-data/cam/security-credentials/example-role";

  private final KeyServiceSimulator service = KeyServiceSimulator.start();
  private final HttpTransport transport = JdkHttpTransport.create();

  @AfterEach
  void close() {
    transport.close();
    service.close();
  }

  @Test
  void are_what_the_request_is_answered_with() {
    FakeKeys.assertSame(source(PATH).fetch().credentials(), service.credentials());
    assertThat(service.requests()).containsExactly("GET " + PATH);
  }

  @Test
  void come_within_the_time_that_the_request_has() {
    service.failNext(1, Fault.delay(Duration.ofHours(1)));

    assertThatThrownBy(
            CredentialsSource.http(transport, request(PATH).timeout(Duration.ofMillis(100)).build())
                ::fetch)
        .hasMessageContaining("gave no answer (TIMEOUT)");
  }

  @Test
  void come_without_a_word_about_the_query() {
    assertThatThrownBy(source("/?key=FAKE-MARKED")::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            service.endpoint() + "/ answered HTTP 404 instead of 200; look into that service");
  }

  @Test
  void come_without_a_cause_that_may_quote_the_query() {
    service.close();

    assertThatThrownBy(source("/?key=FAKE-MARKED")::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageNotContaining("MARKED")
        .hasNoCause();
    assertThatThrownBy(source("/")::fetch).hasCauseInstanceOf(TransportException.class);
  }

  private CredentialsSource source(String target) {
    return CredentialsSource.http(transport, request(target).build());
  }

  private TransportRequest.Builder request(String target) {
    return TransportRequest.builder("GET", URI.create(service.endpoint() + target));
  }
}
