package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;

/**
 * A server, and {@linkplain Rival rivals} that cancel there {@linkplain Turns in turn}. JMH's own
 * score is of all of them together, and says little: {@code report.py} takes the iterations apart.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public abstract class Contest {
  private static final int WARM_UP = 30_000;

  private ServerProcess server;
  private Turns<Canceler> turns;
  private Canceler canceler;

  /** Returns who cancels, with a {@code +} between them. */
  abstract String names();

  /**
   * Starts the server and all rivals, and has everybody's code compiled, by one caller: many leave
   * the compiler little of the processor, and at a pace it would take minutes.
   */
  @Setup(Level.Trial)
  public void setUp() throws Exception {
    server = ServerProcess.start();
    turns = Turns.of(names(), name -> Rival.valueOf(name).open(server.port()));
    for (Canceler each : turns.contenders()) {
      warmUp(each);
    }
  }

  static void warmUp(Canceler canceler) throws Exception {
    Ids ids = new Ids();
    for (int i = 0; i < WARM_UP; i++) {
      canceler.cancel(ids.next());
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
