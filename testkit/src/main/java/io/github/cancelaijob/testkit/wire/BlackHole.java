package io.github.cancelaijob.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A port of 127.0.0.1 that neither takes nor refuses a connection, because its backlog is full. To
 * those who still wait when its time is over it answers everything with 200.
 */
public final class BlackHole implements AutoCloseable {
  private static final int MAX_BACKLOG = 64;
  private static final int CONNECT_MILLIS = 250;

  private final ServerSocket server;
  private final List<Socket> waiting = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private BlackHole(ServerSocket server) {
    this.server = server;
  }

  /** Opens a port that is as described for {@code millis}. */
  public static BlackHole open(int millis) throws IOException {
    BlackHole hole =
        new BlackHole(new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
    hole.fill();
    WireServer.daemon("black-hole", () -> hole.endAfter(millis)).start();
    return hole;
  }

  /** Returns the port. */
  public int port() {
    return server.getLocalPort();
  }

  /** Returns whether it is as described, which not every system's backlog allows. */
  public boolean isFull() {
    return waiting.size() < MAX_BACKLOG;
  }

  private void fill() throws IOException {
    // Twice, in case the machine was just slow.
    for (int refused = 0; refused < 2 && waiting.size() < MAX_BACKLOG; ) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), CONNECT_MILLIS);
      } catch (IOException e) {
        refused++;
      }
    }
  }

  private void endAfter(int millis) {
    try {
      closed.await(millis, TimeUnit.MILLISECONDS);
      while (true) {
        Socket socket = server.accept();
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
        waiting.add(socket);
      }
    } catch (IOException | InterruptedException e) {
      // Closed.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    closed.countDown();
    for (Socket socket : waiting) {
      socket.close();
    }
  }
}
