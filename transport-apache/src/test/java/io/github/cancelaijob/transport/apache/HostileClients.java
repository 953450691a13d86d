package io.github.cancelaijob.transport.apache;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
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

  /** Returns what answers to {@code proxy} alone. */
  static CredentialsProvider answers(InetSocketAddress proxy, PasswordAuthentication both) {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    provider.setCredentials(
        new AuthScope(new HttpHost(proxy.getAddress(), proxy.getPort())),
        new UsernamePasswordCredentials(both.getUserName(), both.getPassword()));
    return provider;
  }

  /** What a retrying interceptor does with any answer it doesn't like. */
  static ClassicHttpResponse callTwice(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ClassicHttpResponse response;
    try {
      response = chain.proceed(request, scope);
    } catch (IOException e) {
      return again(scope, chain, e);
    }
    if (response.getCode() < 400) {
      return response;
    }
    try {
      ClassicHttpResponse second = chain.proceed(copy(scope), scope);
      response.close();
      return second;
    } catch (IOException e) {
      return response;
    }
  }

  private static ClassicHttpResponse again(
      ExecChain.Scope scope, ExecChain chain, IOException first) throws IOException, HttpException {
    try {
      return chain.proceed(copy(scope), scope);
    } catch (IOException second) {
      throw first;
    }
  }

  private static ClassicHttpRequest copy(ExecChain.Scope scope) {
    return ClassicRequestBuilder.copy(scope.originalRequest).build();
  }

  static DefaultHttpRequestRetryStrategy retriesEverything() {
    return new DefaultHttpRequestRetryStrategy(5, TimeValue.ofMilliseconds(1)) {
      @Override
      public boolean retryRequest(
          HttpRequest request, IOException failure, int count, HttpContext context) {
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
