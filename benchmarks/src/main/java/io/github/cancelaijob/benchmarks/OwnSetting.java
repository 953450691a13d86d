package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.CancelAIJobClient;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A server, and this library over transports that own their clients. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class OwnSetting {
  /** The stack, by the name of who is measured over it elsewhere. */
  @Param({"JDK", "APACHE", "OKHTTP"})
  public Rival rival = Rival.JDK;

  private ServerProcess server;
  private Ours ours;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    server = ServerProcess.start();
    ours = Ours.owning(rival, server.port());
  }

  CancelAIJobClient client() {
    return ours.client();
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    ours.close();
    server.close();
  }
}
