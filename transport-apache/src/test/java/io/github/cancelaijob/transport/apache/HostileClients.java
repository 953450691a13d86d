package io.github.cancelaijob.transport.apache;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/** Settings that would send a request again, for whatever reason and to wherever. */
final class HostileClients {
  private HostileClients() {}

  static RequestConfig config() {
    return RequestConfig.custom()
        .setRedirectsEnabled(true)
        .setCircularRedirectsAllowed(true)
        .setExpectContinueEnabled(true)
        .setContentCompressionEnabled(true)
        .setAuthenticationEnabled(true)
        .build();
  }

  static CredentialsProvider answersEverything() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    provider.setCredentials(
        new AuthScope(null, -1),
        new UsernamePasswordCredentials("user", "fake-password".toCharArray()));
    return provider;
  }

  static DefaultHttpRequestRetryStrategy retriesEverything() {
    return new DefaultHttpRequestRetryStrategy(5, TimeValue.ofMilliseconds(1)) {
      @Override
      public boolean retryRequest(
          HttpRequest request, java.io.IOException failure, int count, HttpContext context) {
        return count <= 5;
      }

      @Override
      public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
        return count <= 5 && response.getCode() >= 400;
      }

      @Override
      public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
        return TimeValue.ofMilliseconds(1);
      }
    };
  }
}
