package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Writes hashes as text: two lower-case digits a byte. */
final class HexDigits {
  /** The length of a hash as text. */
  static final int LENGTH = 2 * Sha1.LENGTH;

  private static final byte[] HIGH = new byte[256];
  private static final byte[] LOW = new byte[256];

  static {
    byte[] digits = "0123456789abcdef".getBytes(ISO_8859_1);
    for (int b = 0; b < 256; b++) {
      HIGH[b] = digits[b >> 4];
      LOW[b] = digits[b & 0xf];
    }
  }

  private HexDigits() {}

  /** Writes the hash at {@code from} as text at {@code to}, which may be the same place. */
  static void write(byte[] bytes, int from, int to) {
    // Backwards, because text is longer than what it is made of.
    for (int i = Sha1.LENGTH - 1; i >= 0; i--) {
      int b = bytes[from + i] & 0xff;
      bytes[to + 2 * i + 1] = LOW[b];
      bytes[to + 2 * i] = HIGH[b];
    }
  }
}
