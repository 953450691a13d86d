package io.github.cancelaijob.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import org.openjdk.jmh.infra.IterationParams;

/** A server, and {@linkplain Rival rivals} that cancel there {@linkplain Turns in turn}. */
final class Contest implements Closeable {
  private static final int WARM_UP = 30_000;

  private final ServerProcess server;
  private final Turns<Canceler> turns;

  private Contest(ServerProcess server, Turns<Canceler> turns) {
    this.server = server;
    this.turns = turns;
  }

  /**
   * Starts the server and all rivals, and has everybody's code compiled, by one caller: many leave
   * the compiler little of the processor, and at a pace it would take minutes.
   */
  static Contest open(String inTurn) throws Exception {
    ServerProcess server = ServerProcess.start();
    Turns<Canceler> turns = Turns.of(inTurn, name -> Rival.valueOf(name).open(server.port()));
    for (Canceler each : turns.contenders()) {
      warmUp(each);
    }
    return new Contest(server, turns);
  }

  static void warmUp(Canceler canceler) throws Exception {
    Ids ids = new Ids();
    for (int i = 0; i < WARM_UP; i++) {
      canceler.cancel(ids.next());
    }
  }

  /** Returns whose turn it is. */
  Canceler next(IterationParams iteration) {
    return turns.next(iteration);
  }

  @Override
  public void close() throws IOException {
    for (Canceler each : turns.contenders()) {
      each.close();
    }
    server.close();
  }
}
