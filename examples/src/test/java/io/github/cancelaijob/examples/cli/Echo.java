package io.github.cancelaijob.examples.cli;

/** A program that is started in the place of the real one. */
final class Echo {
  private Echo() {}

  public static void main(String[] args) {
    System.out.println(String.join("|", args));
    System.exit(args.length);
  }
}
