package io.github.cancelaijob.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTest {
  private static Set<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("SelectorManager"))
        .collect(Collectors.toSet());
  }

  @Test
  @Timeout(30)
  void an_owned_client_ends_though_its_transport_is_kept() throws Exception {
    Set<Thread> others = selectors();
    HttpTransport transport = JdkHttpTransport.create();
    Set<Thread> own = selectors();
    own.removeAll(others);
    assertThat(own).hasSize(1);
    try (WireServer server =
        WireServer.start((request, connection) -> connection.write(Cancel.OK))) {
      transport.send(Cancel.signed("http", server.port()).build());
    }

    transport.close();

    for (Thread selector : own) {
      // Before Java 21 the client ends when the garbage collector finds that nobody refers to it.
      while (selector.isAlive()) {
        System.gc();
        selector.join(100);
      }
    }
    // Which the transport itself doesn't, reachable as it is.
    transport.close();
  }
}
