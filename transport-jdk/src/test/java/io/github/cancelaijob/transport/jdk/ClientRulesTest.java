package io.github.cancelaijob.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Authenticator;
import java.net.CookieManager;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRulesTest {
  private static final String RETRY_ALL = "jdk.httpclient.enableAllMethodRetry";

  @AfterEach
  void clearProperties() {
    System.clearProperty(RETRY_ALL);
    System.clearProperty(ClientRules.AUTHENTICATOR_IS_SAFE);
  }

  @Test
  void a_client_with_defaults_is_accepted() {
    assertThat(JdkHttpTransport.using(HttpClient.newHttpClient())).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
  void redirects_are_refused(HttpClient.Redirect redirect) {
    refuses(HttpClient.newBuilder().followRedirects(redirect), "followRedirects is " + redirect);
  }

  @Test
  void cookies_are_refused() {
    refuses(HttpClient.newBuilder().cookieHandler(new CookieManager()), "cookieHandler");
  }

  @Test
  @EnabledForJreRange(maxVersion = 23)
  void an_authenticator_that_drops_the_signature_is_refused() {
    refuses(HttpClient.newBuilder().authenticator(new Answers()), "JDK-8326949");
  }

  @Test
  void an_authenticator_is_accepted_where_the_fix_is_known() {
    System.setProperty(ClientRules.AUTHENTICATOR_IS_SAFE, "true");

    assertThat(JdkHttpTransport.using(HttpClient.newBuilder().authenticator(new Answers()).build()))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "TRUE"})
  void a_jvm_that_retries_every_method_is_refused(String value) {
    System.setProperty(RETRY_ALL, value);

    refuses(HttpClient.newBuilder(), RETRY_ALL);
    assertThatIllegalArgumentException()
        .isThrownBy(JdkHttpTransport::create)
        .withMessageContaining(RETRY_ALL);
  }

  private static void refuses(HttpClient.Builder client, String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdkHttpTransport.using(client.build()))
        .withMessageContaining(setting);
  }

  private static final class Answers extends Authenticator {}
}
