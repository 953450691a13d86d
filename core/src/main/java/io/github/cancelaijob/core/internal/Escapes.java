package io.github.cancelaijob.core.internal;

/** Finds a visible ASCII character in text that was escaped for a URL, for XML, HTML or JSON. */
final class Escapes {
  private static final String[][] NAMED = {
    {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&apos;"}
  };

  private Escapes() {}

  /** Returns the index behind {@code c}, plain or escaped, at {@code start}; -1 if another is. */
  static int match(char c, String text, int start) {
    switch (text.charAt(start)) {
      case '%':
        if (isNumber(c, 16, text, start + 1, start + 3)) {
          return start + 3;
        }
        break;
      case '\\':
        if (text.startsWith("u", start + 1) && isNumber(c, 16, text, start + 2, start + 6)) {
          return start + 6;
        } else if (start + 1 < text.length() && text.charAt(start + 1) == c) {
          return start + 2;
        }
        break;
      case '&':
        int end = endOfReference(c, text, start);
        if (end > start) {
          return end;
        }
        break;
      default:
    }
    return text.charAt(start) == c ? start + 1 : -1;
  }

  private static int endOfReference(char c, String text, int start) {
    for (String[] named : NAMED) {
      if (named[0].charAt(0) == c && text.startsWith(named[1], start)) {
        return start + named[1].length();
      }
    }
    int end = text.substring(start, Math.min(start + 10, text.length())).indexOf(';') + start;
    boolean hex = text.regionMatches(true, start, "&#x", 0, 3);
    boolean matches =
        hex
            ? isNumber(c, 16, text, start + 3, end)
            : text.startsWith("&#", start) && isNumber(c, 10, text, start + 2, end);
    return matches ? end + 1 : start;
  }

  private static boolean isNumber(char c, int radix, String text, int start, int end) {
    if (start >= end || end > text.length() || end - start > 8) {
      return false;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      if (digit < 0 || number > 0xFFFF) {
        return false;
      }
      number = number * radix + digit;
    }
    return number == c;
  }
}
