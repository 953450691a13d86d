package io.github.cancelaijob.signer;

/** What a secret key becomes for a span of time. Immutable. */
final class SignKey {
  private final String time;
  private final HmacSha1 hmac;

  private SignKey(String time, HmacSha1 hmac) {
    this.time = time;
    this.hmac = hmac;
  }

  /** Returns the key from {@code start} to {@code end}, in seconds since 1970. */
  static SignKey of(String secretKey, long start, long end, Sha1 sha1) {
    String time = start + ";" + end;
    HmacSha1 hmac = HmacSha1.of(secretKey, sha1);
    String hex = new TextBuffer(128).bytes(hmac.inner()).ascii(time).hmacFrom(0, hmac, sha1).text();
    // Not the bytes but their hex text is the key.
    return new SignKey(time, HmacSha1.of(hex, sha1));
  }

  /** Returns KeyTime: start and end, with {@code ;} between. */
  String time() {
    return time;
  }

  HmacSha1 hmac() {
    return hmac;
  }
}
