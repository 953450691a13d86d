package io.github.cancelaijob.benchmarks;

import java.io.IOException;

/** A server, and one rival that cancels there; both from JMH's set-up on. */
@SuppressWarnings("NullAway.Init")
abstract class Running {
  private ServerProcess server;
  private Canceler canceler;

  final void start(Rival rival) throws IOException {
    server = ServerProcess.start();
    canceler = rival.open(server.port());
  }

  final Canceler canceler() {
    return canceler;
  }

  final void end() throws IOException {
    canceler.close();
    server.close();
  }
}
