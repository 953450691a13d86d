package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SignatureVectorsTest {
  @ParameterizedTest
  @MethodSource("vectors")
  void signs_as_published(JsonNode vector) {
    String authorization = authorize(vector);

    assertThat(authorization).endsWith("&q-signature=" + text(vector, "expectedSignature"));
    if (vector.has("expectedAuthorization")) {
      assertThat(authorization).isEqualTo(text(vector, "expectedAuthorization"));
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void tells_what_it_signs(JsonNode vector) throws Exception {
    String keyTime = text(vector, "keyTime");
    String httpString = CosSigner.httpString(request(vector));

    byte[] hash = MessageDigest.getInstance("SHA-1").digest(httpString.getBytes(UTF_8));
    String signKey = hmac(text(vector, "secretKey"), keyTime);
    assertThat(hmac(signKey, "sha1\n" + keyTime + '\n' + Hex.of(hash) + '\n'))
        .isEqualTo(text(vector, "expectedSignature"));
  }

  @Test
  void there_are_as_many_vectors_as_in_the_reference() throws IOException {
    assertThat(vectors().filter(vector -> vector.getPayload().has("expectedAuthorization")))
        .hasSize(11);
    assertThat(vectors()).hasSize(18);
  }

  private static String authorize(JsonNode vector) {
    String[] keyTime = text(vector, "keyTime").split(";", -1);
    Instant now = Instant.ofEpochSecond(Long.parseLong(keyTime[0]) + 60);
    Instant end = Instant.ofEpochSecond(Long.parseLong(keyTime[1]));
    return CosSigner.builder()
        .validity(Duration.between(now, end))
        .build()
        .authorizeOnce(
            request(vector),
            Credentials.of(text(vector, "secretId"), text(vector, "secretKey")),
            now);
  }

  private static SignableRequest request(JsonNode vector) {
    return SignableRequest.of(
        text(vector, "method"),
        text(vector, "path"),
        pairs(vector.get("params")),
        pairs(vector.get("headers")));
  }

  private static String hmac(String key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
    return Hex.of(mac.doFinal(text.getBytes(UTF_8)));
  }

  private static Stream<Named<JsonNode>> vectors() throws IOException {
    try (InputStream json =
        SignatureVectorsTest.class.getResourceAsStream("signature-vectors.json")) {
      JsonNode root = new ObjectMapper().readTree(json);
      return Stream.of("published", "cancelAIJob")
          .flatMap(group -> StreamSupport.stream(root.get(group).spliterator(), false))
          .map(vector -> Named.of(text(vector, "name"), vector));
    }
  }

  private static String text(JsonNode vector, String name) {
    return vector.get(name).textValue();
  }

  private static Map<String, String> pairs(JsonNode object) {
    Map<String, String> pairs = new HashMap<>();
    object.properties().forEach(pair -> pairs.put(pair.getKey(), pair.getValue().textValue()));
    return pairs;
  }
}
