package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Everybody, one after the other, who can cancel without blocking. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class AsyncSetting {
  /** Who cancels. */
  @Param({"JDK_RAW", "JDK", "APACHE_ASYNC_RAW", "APACHE_ASYNC", "OKHTTP_RAW", "OKHTTP"})
  public Rival rival = Rival.JDK_RAW;

  private ServerProcess server;
  private Canceler canceler;

  /** Starts server and rival. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    server = ServerProcess.start();
    canceler = rival.open(server.port());
  }

  Canceler canceler() {
    return canceler;
  }

  /** Ends both. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    canceler.close();
    server.close();
  }
}
