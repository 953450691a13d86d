package io.github.cancelaijob.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks. */
final class Terminal {
  /** Goes back to the start of a line, and empties it. */
  static final String LINE_START = "\r\u001b[K";

  private Terminal() {}

  static boolean isStandardOutput() {
    return isTerminal(1);
  }

  static boolean isStandardError() {
    return isTerminal(2);
  }

  /** The JVM can't tell; where the operating system doesn't, either, it's taken for none. */
  private static boolean isTerminal(int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
          .toString()
          .matches("/dev/(pts/|tty|console).*");
    } catch (IOException e) {
      return false;
    }
  }
}
