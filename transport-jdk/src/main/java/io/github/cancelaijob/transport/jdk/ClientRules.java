package io.github.cancelaijob.transport.jdk;

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
          "Build the client without authenticator(..), or set the system property "
              + AUTHENTICATOR_IS_SAFE
              + "=true if this Java's vendor has the fix");
    }
    if (isOn(System.getProperty(RETRY_ALL))) {
      throw refused(
          "the system property " + RETRY_ALL + " is on, so that a lost cancel would be sent again",
          "Start the JVM without it");
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
