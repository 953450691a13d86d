package io.github.cancelaijob.benchmarks;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/**
 * A fresh JVM, one answered cancel, and its exit: {@link FirstCancel} as a process, and the command
 * line, which is found from the root of the project and has run its demo before.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 12)
@Measurement(iterations = 240)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class ColdStart {
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String COMMAND_LINE = "examples/cancel-ai-job";
  private static final String OF_COMMAND_LINE = "CLI_";

  /**
   * {@linkplain Turns In turn}, who cancels; nobody in {@code EMPTY}, which is what a JVM with this
   * class path costs.
   */
  @Param(
      "EMPTY+JDK_RAW+JDK_RAW_CLOSED+JDK+CLI_JDK+APACHE_RAW+APACHE+CLI_APACHE"
          + "+OKHTTP_RAW+OKHTTP+CLI_OKHTTP+OFFICIAL")
  public String inTurn = "";

  private ServerProcess server;
  private Turns<ProcessBuilder> turns;
  private ProcessBuilder program;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void setUp() throws Exception {
    server = ServerProcess.start();
    turns = Turns.of(inTurn, this::builder);
  }

  private ProcessBuilder builder(String name) {
    ProcessBuilder builder =
        new ProcessBuilder(name.startsWith(OF_COMMAND_LINE) ? commandLine(name) : firstCancel(name))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT);
    builder.environment().put("JAVA_HOME", JAVA_HOME);
    builder.environment().put("TENCENTCLOUD_SECRET_ID", Keys.ID);
    builder.environment().put("TENCENTCLOUD_SECRET_KEY", Keys.SECRET);
    return builder;
  }

  private List<String> firstCancel(String name) {
    return List.of(
        JAVA_HOME + "/bin/java",
        "-cp",
        System.getProperty("java.class.path"),
        FirstCancel.class.getName(),
        name,
        Integer.toString(server.port()));
  }

  private List<String> commandLine(String name) {
    return List.of(
        COMMAND_LINE,
        "cancel",
        "--endpoint",
        "http://127.0.0.1:" + server.port(),
        "--transport",
        name.substring(OF_COMMAND_LINE.length()),
        FirstCancel.JOB);
  }

  /** Passes the turn on. */
  @Setup(Level.Iteration)
  public void next(IterationParams iteration) {
    program = turns.next(iteration);
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void tearDown() {
    server.close();
  }

  /** Measures one process. */
  @Benchmark
  public void process() throws Exception {
    int status = program.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(program.command() + " has ended with " + status);
    }
  }
}
