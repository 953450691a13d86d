package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The compiler of the JDK that runs the tests. */
final class Javac {
  private Javac() {}

  static Path tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name);
  }

  static void compile(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tool("javac").toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
        .as("the exit status of %s", command)
        .isZero();
  }
}
