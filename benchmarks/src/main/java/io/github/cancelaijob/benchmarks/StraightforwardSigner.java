package io.github.cancelaijob.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature as the documents put it, line by line, with what the JDK has. */
final class StraightforwardSigner {
  private StraightforwardSigner() {}

  static String authorize(String method, String path, String host, long now, int validity)
      throws GeneralSecurityException {
    String keyTime = (now - 60) + ";" + (now + validity);
    String signKey = hex(hmac(Keys.SECRET, keyTime));
    String httpString = method + "\n" + path + "\ncancel=\nhost=" + host + "\n";
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    String stringToSign =
        "sha1\n" + keyTime + "\n" + hex(sha1.digest(httpString.getBytes(UTF_8))) + "\n";
    return "q-sign-algorithm=sha1&q-ak="
        + Keys.ID
        + "&q-sign-time="
        + keyTime
        + "&q-key-time="
        + keyTime
        + "&q-header-list=host&q-url-param-list=cancel&q-signature="
        + hex(hmac(signKey, stringToSign));
  }

  private static byte[] hmac(String key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder(2 * bytes.length);
    for (byte b : bytes) {
      text.append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
    return text.toString();
  }
}
