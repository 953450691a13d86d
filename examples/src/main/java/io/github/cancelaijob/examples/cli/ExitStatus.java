package io.github.cancelaijob.examples.cli;

/** What the program's exit says to a script. */
final class ExitStatus {
  /** Every job was canceled. */
  static final int ALL_CANCELED = 0;

  /** Some jobs weren't canceled. */
  static final int SOME_NOT_CANCELED = 1;

  /** The command or its configuration is wrong; nothing was sent. */
  static final int USAGE = 2;

  /** Ended because no further call could succeed, however many jobs were left. */
  static final int NO_CALL_CAN_SUCCEED = 3;

  /** Interrupted; the JVM itself ends with this, too. */
  static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
