package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Text in UTF-8 that grows, and whose end can be replaced by its hash. Not thread-safe. */
final class TextBuffer {
  private static final byte[] ESCAPE_DIGITS = "0123456789ABCDEF".getBytes(ISO_8859_1);

  private byte[] bytes;
  private int length;

  TextBuffer(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** Returns the length, in bytes. */
  int length() {
    return length;
  }

  /** Returns the text. Not {@code toString}, because there are secrets in it. */
  String text() {
    return new String(bytes, 0, length, UTF_8);
  }

  /** Returns a copy of the text's bytes. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Appends {@code count} bytes that are to be filled in later. */
  TextBuffer space(int count) {
    reserve(count);
    length += count;
    return this;
  }

  TextBuffer bytes(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  TextBuffer ascii(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
    return this;
  }

  TextBuffer ascii(String text) {
    return ascii(text, 0, text.length());
  }

  /** Appends {@code text}; a lone surrogate becomes {@code ?}, as everywhere in the JDK. */
  TextBuffer utf8(String text) {
    return bytes(text.getBytes(UTF_8));
  }

  /** Appends {@code text} with {@link UrlEncoding}; a lone surrogate becomes {@code %3F}. */
  TextBuffer encoded(String text) {
    int from = 0;
    while (true) {
      int end = UrlEncoding.endOfUnreserved(text, from);
      ascii(text, from, end);
      if (end == text.length()) {
        return this;
      }
      from = end + 1;
      if (text.charAt(end) < 128) {
        escape(text.charAt(end));
      } else {
        from = UrlEncoding.endOfMultiByte(text, end);
        for (byte b : text.substring(end, from).getBytes(UTF_8)) {
          escape(b);
        }
      }
    }
  }

  /** Replaces everything from {@code from}, {@link HmacSha1#inner} first, by its HMAC in hex. */
  TextBuffer hmacFrom(int from, HmacSha1 hmac, Sha1 sha1) {
    reserve(HexDigits.LENGTH);
    hmac.replace(bytes, from, length, sha1);
    HexDigits.write(bytes, from, from);
    length = from + HexDigits.LENGTH;
    return this;
  }

  // The one bulk copy without an array between; that it takes low bytes only is right for ASCII.
  @SuppressWarnings("deprecation")
  private TextBuffer ascii(String text, int from, int to) {
    reserve(to - from);
    text.getBytes(from, to, bytes, length);
    length += to - from;
    return this;
  }

  private void escape(int b) {
    reserve(3);
    bytes[length++] = '%';
    bytes[length++] = ESCAPE_DIGITS[(b >> 4) & 0xf];
    bytes[length++] = ESCAPE_DIGITS[b & 0xf];
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
