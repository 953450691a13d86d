package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Text in UTF-8 that grows, and whose end can be replaced by its hash. Not thread-safe. */
final class TextBuffer {
  private static final int HEX_LENGTH = 2 * Sha1.LENGTH;

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
    int end = 0;
    while (end < text.length() && text.charAt(end) < 128) {
      end++;
    }
    ascii(text, 0, end);
    if (end < text.length()) {
      byte[] rest = text.substring(end).getBytes(UTF_8);
      reserve(rest.length);
      System.arraycopy(rest, 0, bytes, length, rest.length);
      length += rest.length;
    }
    return this;
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
    bytes[length++] = hexDigit(b >> 4, 'A');
    bytes[length++] = hexDigit(b, 'A');
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
