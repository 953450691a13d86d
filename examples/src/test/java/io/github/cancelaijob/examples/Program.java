package io.github.cancelaijob.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.testkit.CiSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, with an environment of its own: what a user runs. */
public final class Program {
  private final ProcessBuilder builder;
  private String input = "";

  private Program(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It doesn't live long enough for anything else to be worth its start.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    this.builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("TENCENTCLOUD_") || name.startsWith("TKE_"));
  }

  /** Returns a program without keys. */
  public static Program of(Class<?> main, String... arguments) {
    return new Program(main, arguments);
  }

  /** Sets the keys that {@code ci} accepts. */
  public Program withKeysOf(CiSimulator ci) {
    return withKeys(ci.credentials());
  }

  /** Sets keys. */
  public Program withKeys(Credentials keys) {
    with("TENCENTCLOUD_SECRET_ID", keys.secretId());
    with("TENCENTCLOUD_SECRET_KEY", keys.secretKey());
    keys.token().ifPresent(token -> with("TENCENTCLOUD_SESSION_TOKEN", token));
    return this;
  }

  /** Sets a variable. */
  public Program with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  /** Sets an option of its JVM. */
  public Program withOption(String option) {
    builder.command().add(1, option);
    return this;
  }

  /** Has it notice interrupts, as a program in a terminal does, wherever the tests run. */
  public Program interruptible() throws IOException {
    if (ignoresInterrupts()) {
      // What a background job ignores its children ignore, too, and a JVM respects that.
      builder.command().addAll(0, List.of("env", "--default-signal=INT"));
    }
    return this;
  }

  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0);
  }

  /** Sets what it reads from standard input. */
  public Program reading(String input) {
    this.input = input;
    return this;
  }

  /** Starts it, for a test that doesn't only wait for its end. */
  public Process start(Path out, Path err) throws IOException {
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    return process;
  }

  /** Runs it to its end. */
  public Result run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("program", ".out");
    Path err = Files.createTempFile("program", ".err");
    try {
      Process process = start(out, err);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the program doesn't end");
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** What a program left behind. */
  public static final class Result {
    /** The exit status. */
    public final int status;

    /** Everything on standard output. */
    public final String out;

    /** Everything on standard error. */
    public final String err;

    Result(int status, String out, String err) {
      this.status = status;
      this.out = out;
      this.err = err;
    }

    @Override
    public String toString() {
      return "exit status " + status + "\n" + out + err;
    }
  }
}
