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

  /** Returns whether the UTF-16 unit or signed UTF-8 byte {@code c} stays as it is. */
  static boolean leaves(int c) {
    return c >= 0 && c < UNRESERVED.length && UNRESERVED[c];
  }

  /** Returns a value, encoded. */
  static String value(String value) {
    return new TextBuffer().appendEncoded(value).asString();
  }

  /** Returns a key, encoded and then in lower case, escapes included. */
  static String key(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!leaves(c) || (c >= 'A' && c <= 'Z')) {
        return value(key).toLowerCase(Locale.ROOT);
      }
    }
    return key;
  }
}
