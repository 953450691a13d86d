package io.github.cancelaijob.core;

/** Rejected input as an error message may show it: on one line, and of bearable length. */
final class Quoted {
  private static final int MAX_LENGTH = 64;

  private Quoted() {}

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
