package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Everybody, one after the other, who cancels and blocks. */
@State(Scope.Benchmark)
public class Setting extends Running {
  /** Who cancels. */
  @Param({"SOCKET", "JDK_RAW", "JDK", "APACHE_RAW", "APACHE", "OKHTTP_RAW", "OKHTTP", "OFFICIAL"})
  public Rival rival = Rival.SOCKET;

  /** Starts server and rival. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    start(rival);
  }

  /** Ends both. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    end();
  }
}
