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
   */
  static ExpiringCredentials read(byte[] json, String place) {
    JsonNode root = parse(json, place);
    JsonNode said = root.path("Response").isObject() ? root.path("Response") : root;
    requireSuccess(said, place);
    JsonNode keys = said.path("Credentials").isObject() ? said.path("Credentials") : said;
    for (String name : new String[] {"TmpSecretId", "TmpSecretKey", "Token"}) {
      if (keys.path(name).asText("").isEmpty()) {
        throw new CredentialsException("there is no " + name + " in " + place);
      }
    }
    Credentials credentials =
        new NamedKeys(
                place, name -> keys.path(name).asText(""), "TmpSecretId", "TmpSecretKey", "Token")
            .credentials();
    return ExpiringCredentials.of(credentials, expiry(said, place));
  }

  private static JsonNode parse(byte[] json, String place) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      // It quotes what it stumbled over, and so it is no cause.
      throw new CredentialsException("there is no JSON in " + place);
    }
  }

  private static void requireSuccess(JsonNode said, String place) {
    JsonNode error = said.path("Error");
    String code =
        error.isMissingNode() ? said.path("Code").asText("Success") : error.path("Code").asText("");
    if (!code.equals("Success")) {
      String id = said.path("RequestId").asText("");
      throw new CredentialsException(
          "there is an error in "
              + place
              + " instead of keys: "
              + (CODE.test(code) ? code : "an unknown one")
              + (REQUEST_ID.test(id) ? ", request id " + id : ""));
    }
  }

  private static Instant expiry(JsonNode said, String place) {
    long seconds = said.path("ExpiredTime").asLong(0);
    if (seconds <= 0) {
      throw new CredentialsException("there is no ExpiredTime in " + place);
    }
    return Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
  }
}
