package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a client that break the transport's contract and that no single request can override.
 */
final class ClientRules {
  static final String AUTHENTICATOR_IS_SAFE =
      "io.github.cancelaijob.transport.jdk.authenticatorIsSafe";
  private static final String RETRY_ALL = "jdk.httpclient.enableAllMethodRetry";

  private ClientRules() {}

  static void check(HttpClient client) {
    checkJvm(System.getProperty(RETRY_ALL));
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw refused(
          "followRedirects is "
              + client.followRedirects()
              + ", so that a signature could reach another host",
          "Build the client with followRedirects(HttpClient.Redirect.NEVER)");
    }
    if (client.cookieHandler().isPresent()) {
      throw refused(
          "a cookieHandler is set, so that requests would carry cookies",
          "Build the client without cookieHandler(..)");
    }
    if (client.authenticator().isPresent() && !authenticatorIsSafe()) {
      throw refused(
          "an authenticator is set, and this Java then drops the Authorization header (JDK-8326949,"
              + " fixed in Java 24)",
          "Build the client without authenticator(..), and if it is for a proxy, add the header"
              + " Proxy-Authorization to each request, which goes to the proxy alone; or set the"
              + " system property "
              + AUTHENTICATOR_IS_SAFE
              + "=true if this Java's vendor has the fix");
    }
  }

  /**
   * Checks what holds for every client of this JVM.
   *
   * @param retryAll the system property {@code jdk.httpclient.enableAllMethodRetry}
   */
  static void checkJvm(@Nullable String retryAll) {
    if (isOn(retryAll)) {
      throw refused(
          "the system property " + RETRY_ALL + " is on, so that a lost cancel would be sent again",
          "Start the JVM without it");
    }
  }

  /** Checks a request that has no header to keep an authenticator from answering a challenge. */
  static void check(HttpClient client, TransportRequest request) {
    if (client.authenticator().isPresent() && request.headers().first("Authorization").isEmpty()) {
      throw refused(
          "it has an authenticator, which would send a request without an Authorization header"
              + " again to answer a challenge",
          "Build the client without authenticator(..)");
    }
  }

  private static boolean authenticatorIsSafe() {
    return Runtime.version().feature() >= 24 || Boolean.getBoolean(AUTHENTICATOR_IS_SAFE);
  }

  private static boolean isOn(@Nullable String property) {
    return property != null && (property.isEmpty() || Boolean.parseBoolean(property));
  }

  private static IllegalArgumentException refused(String reason, String wayOut) {
    return new IllegalArgumentException("this HttpClient can't be used: " + reason + ". " + wayOut);
  }
}
