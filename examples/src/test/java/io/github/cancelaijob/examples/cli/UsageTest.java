package io.github.cancelaijob.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the program says of itself, and of a command that it doesn't understand. */
class UsageTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_shows_every_command_and_how_to_begin() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("\n  demo ", "\n  cancel ", "\n  explain ", "\n  generate-completion ")
        .contains("cancel-ai-job cancel --bucket examplebucket-1250000000 --region ap-beijing ID")
        .contains("source <(cancel-ai-job generate-completion)");
  }

  @Test
  void help_of_cancel_says_where_keys_come_from_and_what_an_exit_means() {
    assertThat(run("cancel", "--help")).isZero();
    assertThat(out.toString())
        .contains("TENCENTCLOUD_SECRET_ID", "~/.tencentcloud/credentials", "Exit status:")
        .contains("--max-attempts=N", "(4)", "(30s)", "(jdk)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void its_version_is_told(String option) {
    assertThat(run(option)).isZero();
    assertThat(out.toString()).startsWith("cancel-ai-job ");
  }

  @Test
  void no_command_is_a_mistake_that_shows_them() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required subcommand", "demo", "cancel");
  }

  @ParameterizedTest
  @CsvSource({
    "--bucket, examplebucket",
    "--region, AP_Beijing",
    "--endpoint, ftp://localhost",
    "--max-attempts, 0",
    "--timeout, soon",
    "--transport, pigeon",
    "--concurrency, many",
    "--rate, fast"
  })
  void a_mistake_names_the_option_to_change(String option, String value) {
    assertThat(run("cancel", option, value, "a0")).isEqualTo(2);
    assertThat(err.toString()).contains(option).contains(value);
  }

  @Test
  void a_command_on_a_page_is_understood() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String page : List.of("README.md", "docs/draining-a-queue.md")) {
      Pattern.compile("java -jar \\S*cancel-ai-job[.]jar (.*)")
          .matcher(Files.readString(Path.of("..", page)).replaceAll("\\\\\n *", ""))
          .results()
          .forEach(command -> commands.add(command.group(1)));
    }

    assertThat(commands)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            command -> {
              String[] args = command.split(" +", -1);
              CancelAiJob.commandLine(args).parseArgs(args);
            });
  }

  @Test
  @EnabledIf("isThereBash")
  void bash_understands_the_completion(@TempDir Path dir) throws Exception {
    assertThat(run("generate-completion")).isZero();
    Path script = Files.writeString(dir.resolve("completion"), out.toString());

    assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor()).isZero();
    assertThat(out.toString()).contains("--journal", "cancel-ai-job");
  }

  static boolean isThereBash() {
    return Files.isExecutable(Path.of("/bin/bash"));
  }

  private int run(String... args) {
    CommandLine program = CancelAiJob.commandLine(args);
    program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return program.execute(args);
  }
}
