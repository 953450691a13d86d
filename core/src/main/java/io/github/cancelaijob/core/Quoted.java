package io.github.cancelaijob.core;

/** Text of others as it may be shown. */
final class Quoted {
  private static final int MAX_LENGTH = 64;

  private Quoted() {}

  /** Returns {@code text} on one line, so that an answer forges no others in a log. */
  static String onOneLine(String text) {
    return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
  }

  /** Returns rejected input for an error message: on one line, and of bearable length. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
      appendVisibly(quoted, text.charAt(i));
    }
    quoted.append('\'');
    if (text.length() > MAX_LENGTH) {
      quoted.append("... (").append(text.length()).append(" characters)");
    }
    return quoted.toString();
  }

  private static void appendVisibly(StringBuilder quoted, char c) {
    if (c >= ' ' && c <= '~') {
      quoted.append(c);
    } else {
      quoted.append(String.format("\\u%04x", (int) c));
    }
  }
}
