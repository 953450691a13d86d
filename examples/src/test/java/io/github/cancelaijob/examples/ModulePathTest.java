package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application on the module path, as {@code src/test/consumer} has it. */
class ModulePathTest {
  private static final Path CONSUMER = Path.of("src/test/consumer");

  // Not okio-3.6.0.jar, a module without classes that has the name of okio-jvm's.
  private static final Pattern NEEDED =
      Pattern.compile(
          ".*[/\\\\](core|credentials|signer|testkit|transport-\\w+)[/\\\\]target[/\\\\].*"
              + "|.*[/\\\\](httpclient5|httpcore5|httpcore5-h2|jackson-\\w+|okhttp|okio-jvm|kotlin-stdlib"
              + "|slf4j-api|slf4j-nop)-[0-9][^/\\\\]*[.]jar");

  @Test
  void every_stack_works_in_a_modular_application(@TempDir Path out) throws Exception {
    String modules =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(NEEDED.asMatchPredicate())
            .collect(Collectors.joining(File.pathSeparator));
    Javac.compile(
        "-p",
        modules,
        "-d",
        out.toString(),
        CONSUMER.resolve("module-info.java").toString(),
        CONSUMER.resolve("app/Main.java").toString());

    Process java =
        new ProcessBuilder(
                Javac.tool("java").toString(),
                "-p",
                out + File.pathSeparator + modules,
                "-m",
                "consumer/app.Main")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .hasLineCount(3)
        .contains("transport.jdk", "transport.apache", "transport.okhttp");
    assertThat(java.waitFor()).isZero();
  }
}
