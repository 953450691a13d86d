package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;

/**
 * A server, and rivals that cancel there {@linkplain Turns in turn}. JMH's own score is of all of
 * them together, and says little: {@code report.py} takes the iterations apart.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class InTurn {
  static final int WARM_UP = 30_000;

  /** {@linkplain Rival Who} cancels. */
  @Param({"JDK+JDK_RAW+OFFICIAL", "APACHE+APACHE_RAW+OFFICIAL", "OKHTTP+OKHTTP_RAW+OFFICIAL"})
  public String inTurn = "";

  private ServerProcess server;
  private Turns<Canceler> turns;
  private Canceler canceler;

  /**
   * Starts the server and all rivals, and has everybody's code compiled, by one caller: many leave
   * the compiler little of the processor, and at a pace it would take minutes.
   */
  @Setup(Level.Trial)
  public void setUp() throws Exception {
    server = ServerProcess.start();
    turns = Turns.of(inTurn, name -> Rival.valueOf(name).open(server.port()));
    Ids ids = new Ids();
    for (Canceler each : turns.contenders()) {
      for (int i = 0; i < WARM_UP; i++) {
        each.cancel(ids.next());
      }
    }
  }

  /** Passes the turn on. */
  @Setup(Level.Iteration)
  public void next(IterationParams iteration) {
    canceler = turns.next(iteration);
  }

  Canceler canceler() {
    return canceler;
  }

  /** Ends all of them. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    for (Canceler each : turns.contenders()) {
      each.close();
    }
    server.close();
  }
}
