package io.github.cancelaijob.credentials;

import io.github.cancelaijob.core.spi.Credentials;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys that are found by their names in the environment or in a profile. */
final class NamedKeys implements CredentialsSource {
  private final String place;
  private final Function<String, @Nullable String> values;
  private final String idName;
  private final String keyName;
  private final String[] tokenNames;

  /**
   * Creates a source.
   *
   * @param place to be read behind "in"
   * @param values returns what a name stands for; {@code null} or empty if for nothing
   * @param tokenNames one at least; the token is the first of these that stands for something
   */
  NamedKeys(
      String place,
      Function<String, @Nullable String> values,
      String idName,
      String keyName,
      String... tokenNames) {
    this.place = place;
    this.values = values;
    this.idName = idName;
    this.keyName = keyName;
    this.tokenNames = tokenNames;
  }

  static NamedKeys environment(Function<String, @Nullable String> environment) {
    return new NamedKeys(
        "the environment",
        environment,
        "TENCENTCLOUD_SECRET_ID",
        "TENCENTCLOUD_SECRET_KEY",
        "TENCENTCLOUD_SESSION_TOKEN",
        "TENCENTCLOUD_TOKEN");
  }

  static NamedKeys systemProperties(Function<String, @Nullable String> properties) {
    return new NamedKeys(
        "the system properties",
        properties,
        "tencentcloud.secretId",
        "tencentcloud.secretKey",
        "tencentcloud.sessionToken");
  }

  @Override
  public ExpiringCredentials fetch() {
    String id = value(idName);
    String key = value(keyName);
    if (id.isEmpty() && key.isEmpty()) {
      throw new CredentialsException(
          idName
              + " and "
              + keyName
              + " are not set in "
              + place
              + "; set both, and "
              + tokenNames[0]
              + " if the keys are temporary");
    } else if (id.isEmpty() || key.isEmpty()) {
      String missing = id.isEmpty() ? idName : keyName;
      String set = id.isEmpty() ? keyName : idName;
      throw CredentialsException.misconfigured(
          missing + " is not set in " + place + ", though " + set + " is; set both or neither",
          null);
    }
    String token = token();
    try {
      return ExpiringCredentials.of(
          token.isEmpty() ? Credentials.of(id, key) : Credentials.of(id, key, token));
    } catch (IllegalArgumentException e) {
      throw CredentialsException.misconfigured("in " + place + ", " + e.getMessage(), null);
    }
  }

  private String token() {
    for (String name : tokenNames) {
      if (!value(name).isEmpty()) {
        return value(name);
      }
    }
    return "";
  }

  private String value(String name) {
    String value = values.apply(name);
    return value == null ? "" : value;
  }
}
