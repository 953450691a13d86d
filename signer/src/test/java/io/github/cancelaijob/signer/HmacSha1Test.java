package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class HmacSha1Test {
  @Test
  void agrees_with_rfc_2202() {
    assertThat(hmac("Jefe", "what do ya want for nothing?"))
        .isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  }

  @Test
  void agrees_with_the_jdk_for_keys_of_any_length() throws Exception {
    for (int length = 1; length <= 200; length++) {
      String key = "k".repeat(length);
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));

      assertThat(hmac(key, "text")).isEqualTo(Hex.of(mac.doFinal("text".getBytes(UTF_8))));
    }
  }

  @Test
  void agrees_with_the_jdk_for_texts_of_any_length() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec("key".getBytes(UTF_8), "HmacSHA1"));
    for (int length = 0; length <= 200; length++) {
      String text = "t".repeat(length);

      assertThat(hmac("key", text)).isEqualTo(Hex.of(mac.doFinal(text.getBytes(UTF_8))));
    }
  }

  private static String hmac(String key, String text) {
    Sha1 sha1 = new Sha1();
    HmacSha1 hmac = HmacSha1.of(key, sha1);
    return new TextBuffer(1).bytes(hmac.inner()).ascii(text).hmacFrom(0, hmac, sha1).text();
  }
}
