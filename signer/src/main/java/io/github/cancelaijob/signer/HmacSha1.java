package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * HMAC-SHA1 of RFC 2104 under one key. Immutable.
 *
 * <p>Written out because the first use of {@code javax.crypto} costs a program tens of milliseconds
 * for verifying its providers, more than all else here together.
 */
final class HmacSha1 {
  private final byte[] inner = new byte[Sha1.BLOCK];
  private final byte[] outer = new byte[Sha1.BLOCK];

  private HmacSha1(byte[] key) {
    for (int i = 0; i < Sha1.BLOCK; i++) {
      byte b = i < key.length ? key[i] : 0;
      inner[i] = (byte) (b ^ 0x36);
      outer[i] = (byte) (b ^ 0x5c);
    }
  }

  static HmacSha1 of(String key, Sha1 sha1) {
    byte[] bytes = key.getBytes(UTF_8);
    return new HmacSha1(bytes.length <= Sha1.BLOCK ? bytes : shortened(bytes, sha1));
  }

  /** Returns what stands before the text that is hashed; not to be changed. */
  byte[] inner() {
    return inner;
  }

  /** Returns what stands before the hash of that, which is hashed once more; not to be changed. */
  byte[] outer() {
    return outer;
  }

  /**
   * Replaces the bytes from {@code from}, {@link #inner} and the text behind it, by the text's code
   * of {@link Sha1#LENGTH} bytes. Each hash is over one piece, which the JDK is fastest with.
   */
  void replace(byte[] bytes, int from, int to, Sha1 sha1) {
    int innerHash = from + Sha1.BLOCK;
    sha1.update(bytes, from, to).finish(bytes, innerHash);
    System.arraycopy(outer, 0, bytes, from, Sha1.BLOCK);
    sha1.update(bytes, from, innerHash + Sha1.LENGTH).finish(bytes, from);
  }

  private static byte[] shortened(byte[] key, Sha1 sha1) {
    byte[] hash = new byte[Sha1.LENGTH];
    sha1.update(key, 0, key.length).finish(hash, 0);
    return hash;
  }
}
