package io.github.cancelaijob.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-1 of an HttpString and one HMAC-SHA1 of a StringToSign with a {@link Mac} that is ready. */
final class SigningFloor {
  private final MessageDigest digest;
  private final Mac mac;
  private final byte[] httpString =
      ("put\n/ai_jobs/a8d121820f5e411ec926ef19d53b00000\ncancel=\n"
              + "host=examplebucket-1250000000.ci.ap-beijing.myqcloud.com\n")
          .getBytes(US_ASCII);
  private final byte[] stringToSign = new byte[5 + 21 + 1 + 40 + 1];

  SigningFloor() {
    try {
      digest = MessageDigest.getInstance("SHA-1");
      mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(new byte[40], "HmacSHA1"));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  byte[] hash(int salt) {
    httpString[14] = (byte) salt;
    byte[] hash = digest.digest(httpString);
    stringToSign[27] = hash[0];
    return mac.doFinal(stringToSign);
  }
}
