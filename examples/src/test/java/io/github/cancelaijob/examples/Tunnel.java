package io.github.cancelaijob.examples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server on a free loopback port that hands bytes on to another port of this machine, once it has
 * let a peer in.
 */
final class Tunnel implements AutoCloseable {
  /** Decides who is let in. */
  interface Gate {
    /** Talks to a peer and returns whether it is let in; an exception hangs up. */
    boolean open(Socket peer) throws IOException;
  }

  private final ServerSocket server;
  private final int target;
  private final Gate gate;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  private Tunnel(ServerSocket server, int target, Gate gate) {
    this.server = server;
    this.target = target;
    this.gate = gate;
  }

  /** Starts to listen on {@code server}, which is closed with this. */
  static Tunnel start(ServerSocket server, int target, Gate gate) {
    Tunnel tunnel = new Tunnel(server, target, gate);
    inBackground(tunnel::accept);
    return tunnel;
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket peer = server.accept();
      sockets.add(peer);
      inBackground(() -> serve(peer));
    }
  }

  private void serve(Socket peer) throws IOException {
    try (peer) {
      if (gate.open(peer)) {
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), target)) {
          sockets.add(other);
          inBackground(() -> handOn(other, peer));
          handOn(peer, other);
        }
      }
    }
  }

  private static void handOn(Socket from, Socket to) throws IOException {
    from.getInputStream().transferTo(to.getOutputStream());
    to.close();
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void inBackground(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // Somebody has hung up, which ends what this thread is there for.
              }
            },
            "tunnel");
    thread.setDaemon(true);
    thread.start();
  }
}
