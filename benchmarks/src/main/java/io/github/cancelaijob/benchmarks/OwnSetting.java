package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
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
  private HttpTransport transport;
  private Ours ours;

  /** Starts the server. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    server = ServerProcess.start();
    transport = transport();
    ours = new Ours(server.port(), transport, new BareSocket(server.port()));
  }

  private HttpTransport transport() {
    switch (rival) {
      case JDK:
        return JdkHttpTransport.create();
      case APACHE:
        return ApacheHttpTransport.create();
      case OKHTTP:
        return OkHttpTransport.create();
      default:
        throw new IllegalStateException(rival + " is no transport");
    }
  }

  CancelAIJobClient client() {
    return ours.client();
  }

  /** Ends the server. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    ours.close();
    transport.close();
    server.close();
  }
}
