package io.github.cancelaijob.signer;

import java.util.Map;

/** Headers or parameters as a signature covers them: keys encoded, in lower case and sorted. */
final class SignedPairs {
  private final String[] keysAndValues;

  private SignedPairs(String[] keysAndValues) {
    this.keysAndValues = keysAndValues;
  }

  /**
   * Returns the pairs of {@code map}.
   *
   * @param what what a pair is, for the message
   * @throws IllegalArgumentException if two keys differ in case only: which of the two values to
   *     sign is anybody's guess
   */
  static SignedPairs of(String what, Map<String, String> map) {
    String[] sorted = new String[2 * map.size()];
    int length = 0;
    for (Map.Entry<String, String> pair : map.entrySet()) {
      String key = UrlEncoding.key(pair.getKey());
      int at = length;
      for (; at > 0 && sorted[at - 2].compareTo(key) >= 0; at -= 2) {
        if (sorted[at - 2].equals(key)) {
          throw new IllegalArgumentException(
              "the " + what + ' ' + key + " is there twice, in upper and in lower case");
        }
        sorted[at] = sorted[at - 2];
        sorted[at + 1] = sorted[at - 1];
      }
      sorted[at] = key;
      sorted[at + 1] = pair.getValue();
      length += 2;
    }
    return new SignedPairs(sorted);
  }

  /** Appends the keys, with {@code ;} between. */
  void appendKeys(TextBuffer text) {
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (i > 0) {
        text.ascii(';');
      }
      text.ascii(keysAndValues[i]);
    }
  }

  /** Appends the pairs, values encoded, with {@code &} between. */
  TextBuffer appendPairs(TextBuffer text) {
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (i > 0) {
        text.ascii('&');
      }
      text.ascii(keysAndValues[i]).ascii('=').encoded(keysAndValues[i + 1]);
    }
    return text;
  }
}
