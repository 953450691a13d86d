package io.github.cancelaijob.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cancelaijob.core.spi.Credentials;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The JSON in which temporary keys are handed out: the metadata service's, flat, with a {@code
 * Code}; and that of STS, within {@code Response}, with {@code Credentials} or an {@code Error}.
 */
final class KeyDocument {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  // Of what an answer says, only what can be no secret is repeated.
  private static final Predicate<String> CODE =
      Pattern.compile("[A-Za-z]{1,40}(\\.[A-Za-z]{1,60})?").asMatchPredicate();
  private static final Predicate<String> REQUEST_ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}").asMatchPredicate();

  private KeyDocument() {}

  /**
   * Returns the keys in {@code json}.
   *
   * @param place what it was read from, to be read behind "in"
   * @param wayOut what to do if there are none
   */
  static ExpiringCredentials read(byte[] json, String place, String wayOut) {
    try {
      return keys(MAPPER.readTree(json));
    } catch (IOException e) {
      // It quotes what it stumbled over, and so it is no cause.
      throw new CredentialsException("there is no JSON in " + place + "; " + wayOut);
    } catch (IllegalArgumentException e) {
      throw new CredentialsException("in " + place + ", " + e.getMessage() + "; " + wayOut);
    }
  }

  private static ExpiringCredentials keys(JsonNode root) {
    JsonNode said = root.path("Response").isObject() ? root.path("Response") : root;
    requireSuccess(said);
    JsonNode keys = said.path("Credentials").isObject() ? said.path("Credentials") : said;
    Credentials credentials =
        Credentials.of(text(keys, "TmpSecretId"), text(keys, "TmpSecretKey"), text(keys, "Token"));
    long seconds = said.path("ExpiredTime").asLong(0);
    if (seconds <= 0) {
      throw missing("ExpiredTime");
    }
    return ExpiringCredentials.of(
        credentials, Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond())));
  }

  private static void requireSuccess(JsonNode said) {
    JsonNode error = said.path("Error");
    String code =
        error.isMissingNode() ? said.path("Code").asText("Success") : error.path("Code").asText("");
    if (!code.equals("Success")) {
      String id = said.path("RequestId").asText("");
      throw new IllegalArgumentException(
          "there is an error instead of keys: "
              + (CODE.test(code) ? code : "an unknown one")
              + (REQUEST_ID.test(id) ? ", request id " + id : ""));
    }
  }

  private static String text(JsonNode keys, String name) {
    String text = keys.path(name).asText("");
    if (text.isEmpty()) {
      throw missing(name);
    }
    return text;
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("there is no " + name);
  }
}
