package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.spi.Credentials;
import java.util.Map;

/** Reads keys from the variables that Tencent Cloud's tools share. */
final class EnvironmentKeys {
  private static final String SECRET_ID = "TENCENTCLOUD_SECRET_ID";
  private static final String SECRET_KEY = "TENCENTCLOUD_SECRET_KEY";
  private static final String SESSION_TOKEN = "TENCENTCLOUD_SESSION_TOKEN";

  private EnvironmentKeys() {}

  /**
   * Returns the keys.
   *
   * @throws IllegalArgumentException if there are none; names the variables
   */
  static Credentials read(Map<String, String> environment) {
    String secretId = environment.getOrDefault(SECRET_ID, "");
    String secretKey = environment.getOrDefault(SECRET_KEY, "");
    String token = environment.getOrDefault(SESSION_TOKEN, "");
    if (secretId.isEmpty() || secretKey.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no keys: set the environment variables "
              + SECRET_ID
              + " and "
              + SECRET_KEY
              + ", and "
              + SESSION_TOKEN
              + " if they are temporary");
    }
    return token.isEmpty()
        ? Credentials.of(secretId, secretKey)
        : Credentials.of(secretId, secretKey, token);
  }
}
