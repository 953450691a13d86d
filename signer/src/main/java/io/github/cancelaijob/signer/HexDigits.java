package io.github.cancelaijob.signer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes hashes as text: two lower-case digits a byte. */
final class HexDigits {
  /** The length of a hash as text. */
  static final int LENGTH = 2 * Sha1.LENGTH;

  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private HexDigits() {}

  /** Writes the hash at {@code from} as text at {@code to}, which may be the same place. */
  static void write(byte[] bytes, int from, int to) {
    // Backwards, because text is longer than what it is made of.
    for (int i = Sha1.LENGTH - 4; i >= 0; i -= 4) {
      EIGHT.set(bytes, to + 2 * i, digits((int) FOUR.get(bytes, from + i)));
    }
  }

  /** Returns the eight digits of {@code number}, all at once, for this is done for each request. */
  private static long digits(int number) {
    long nibbles = number & 0xffffffffL;
    nibbles = (nibbles | nibbles << 16) & 0x0000ffff0000ffffL;
    nibbles = (nibbles | nibbles << 8) & 0x00ff00ff00ff00ffL;
    nibbles = (nibbles | nibbles << 4) & 0x0f0f0f0f0f0f0f0fL;
    // 1 in each byte above 9, whose digit is a letter.
    long letters = (nibbles + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
    return nibbles + 0x3030303030303030L + letters * ('a' - '0' - 10);
  }
}
