package io.github.cancelaijob.signer;

import java.util.Locale;

/** The {@code UrlEncode} of the documents: RFC 3986, which leaves the unreserved characters. */
final class UrlEncoding {
  private static final boolean[] UNRESERVED = new boolean[128];

  static {
    String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    for (int i = 0; i < unreserved.length(); i++) {
      UNRESERVED[unreserved.charAt(i)] = true;
    }
  }

  private UrlEncoding() {}

  /** Returns the end of the characters from {@code from} that stay as they are. */
  static int endOfUnreserved(String text, int from) {
    int end = from;
    while (end < text.length() && isUnreserved(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns the end of the characters from {@code from} that aren't ASCII. */
  static int endOfMultiByte(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= 128) {
      end++;
    }
    return end;
  }

  /** Returns a value, encoded. */
  static String value(String value) {
    return new TextBuffer(2 * value.length()).encoded(value).text();
  }

  /** Returns a key, encoded and then in lower case, escapes included. */
  static String key(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!isUnreserved(c) || (c >= 'A' && c <= 'Z')) {
        return value(key).toLowerCase(Locale.ROOT);
      }
    }
    return key;
  }

  private static boolean isUnreserved(char c) {
    return c < UNRESERVED.length && UNRESERVED[c];
  }
}
