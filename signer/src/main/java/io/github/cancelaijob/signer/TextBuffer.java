package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Text in UTF-8 that grows, and whose end can be replaced by its hash. Not thread-safe. */
final class TextBuffer {
  private static final int TYPICAL_LENGTH = 384;
  private static final int HEX_LENGTH = 2 * Sha1.LENGTH;

  private byte[] bytes = new byte[TYPICAL_LENGTH];
  private int length;

  /** Returns the length, in bytes. */
  int length() {
    return length;
  }

  TextBuffer append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Appends {@code text}; a lone surrogate becomes {@code ?}, as everywhere in the JDK. */
  TextBuffer append(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        appendBytes(text.substring(i).getBytes(UTF_8));
        break;
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  /** Appends {@code text} with {@link UrlEncoding}; a lone surrogate becomes {@code %3F}. */
  TextBuffer appendEncoded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        for (byte b : text.substring(i).getBytes(UTF_8)) {
          appendEncoded(b);
        }
        break;
      }
      appendEncoded((byte) c);
    }
    return this;
  }

  /** Replaces everything from {@code from} by its SHA-1 in hex. */
  TextBuffer sha1From(int from, Sha1 sha1) {
    reserve(HEX_LENGTH);
    sha1.update(bytes, from, length).finish(bytes, from);
    return hashToHex(from);
  }

  /** Replaces everything from {@code from} by its HMAC in hex. */
  TextBuffer hmacFrom(int from, HmacSha1 hmac, Sha1 sha1) {
    reserve(HEX_LENGTH);
    hmac.replace(bytes, from, length, sha1);
    return hashToHex(from);
  }

  /** Returns the text. Not {@code toString}, because there are secrets in it. */
  String asString() {
    return new String(bytes, 0, length, UTF_8);
  }

  private TextBuffer hashToHex(int from) {
    // Backwards, because the hex grows over the bytes.
    for (int i = Sha1.LENGTH - 1; i >= 0; i--) {
      int b = bytes[from + i];
      bytes[from + 2 * i + 1] = hexDigit(b, 'a');
      bytes[from + 2 * i] = hexDigit(b >> 4, 'a');
    }
    length = from + HEX_LENGTH;
    return this;
  }

  private void appendEncoded(byte b) {
    reserve(3);
    if (UrlEncoding.leaves(b)) {
      bytes[length++] = b;
    } else {
      bytes[length++] = '%';
      bytes[length++] = hexDigit(b >> 4, 'A');
      bytes[length++] = hexDigit(b, 'A');
    }
  }

  private void appendBytes(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  private static byte hexDigit(int b, char ten) {
    int digit = b & 0xf;
    return (byte) (digit < 10 ? '0' + digit : ten + digit - 10);
  }
}
