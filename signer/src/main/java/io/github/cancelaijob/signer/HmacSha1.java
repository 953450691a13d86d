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

  /** Replaces the {@link Sha1#LENGTH} bytes at {@code from} by the code of all up to {@code to}. */
  void replace(byte[] bytes, int from, int to, Sha1 sha1) {
    sha1.update(inner, 0, Sha1.BLOCK).update(bytes, from, to).finish(bytes, from);
    sha1.update(outer, 0, Sha1.BLOCK).update(bytes, from, from + Sha1.LENGTH).finish(bytes, from);
  }

  private static byte[] shortened(byte[] key, Sha1 sha1) {
    byte[] hash = new byte[Sha1.LENGTH];
    sha1.update(key, 0, key.length).finish(hash, 0);
    return hash;
  }
}
