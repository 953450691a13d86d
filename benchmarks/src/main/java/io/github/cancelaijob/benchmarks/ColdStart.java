package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
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

/** A fresh JVM, one answered cancel, and its exit: {@link FirstCancel} as a process. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 20)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class ColdStart {
  /** Who cancels; nobody in {@code EMPTY}, which is what a JVM with this class path costs. */
  @Param({
    "EMPTY",
    "JDK_RAW",
    "JDK_RAW_CLOSED",
    "JDK",
    "APACHE_RAW",
    "APACHE",
    "OKHTTP_RAW",
    "OKHTTP",
    "OFFICIAL"
  })
  public String program = "EMPTY";

  private ServerProcess server;
  private ProcessBuilder builder;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    server = ServerProcess.start();
    builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstCancel.class.getName(),
                program,
                Integer.toString(server.port()))
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT);
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void tearDown() {
    server.close();
  }

  /** Measures one process. */
  @Benchmark
  public void process() throws Exception {
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(program + " has ended with " + status);
    }
  }
}
