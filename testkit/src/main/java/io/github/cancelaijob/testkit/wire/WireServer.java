package io.github.cancelaijob.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a free loopback port that keeps every request as its bytes came, and leaves every
 * byte of the answer to its handler.
 */
public final class WireServer implements AutoCloseable {
  /**
   * Answers a request in whatever way; a connection that it leaves open serves the next request.
   */
  @FunctionalInterface
  public interface Handler {
    /** Answers {@code request}; an exception closes the connection. */
    void handle(WireRequest request, WireConnection connection) throws IOException;
  }

  /** What happens on a connection before its first request. */
  @FunctionalInterface
  public interface Greeting {
    /** Does it; an exception closes the connection. */
    void greet(WireConnection connection) throws IOException;
  }

  private static final int IDLE_CHECK_MILLIS = 20;

  private final ServerSocket server;
  private final Greeting greeting;
  private final Handler handler;
  private final List<WireRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<Socket, Thread> open = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread acceptor = daemon("wire-server-accept", this::accept);
  private volatile boolean draining;
  private volatile int lastPort;

  private WireServer(ServerSocket server, Greeting greeting, Handler handler) {
    this.server = server;
    this.greeting = greeting;
    this.handler = handler;
  }

  /** Starts a server. */
  public static WireServer start(Handler handler) {
    return start(connection -> {}, handler);
  }

  /** Starts a server that greets whoever connects, with a TLS handshake or in a worse way. */
  public static WireServer start(Greeting greeting, Handler handler) {
    try {
      WireServer server =
          new WireServer(
              new ServerSocket(0, 1024, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
              greeting,
              handler);
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port on 127.0.0.1. */
  public int port() {
    return server.getLocalPort();
  }

  /** Returns the requests whose head was complete, in the order in which they were. */
  public List<WireRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns how many connections have been accepted. */
  public int connections() {
    return connections.get();
  }

  /** Returns how many connections are open now, as far as this side has seen. */
  public int openConnections() {
    return open.size();
  }

  /**
   * Takes in what has been sent so far, then ends; no request that left before this call is missed.
   *
   * @return the requests whose head was complete
   */
  public List<WireRequest> drain() throws IOException, InterruptedException {
    // Connections are accepted in the order they were made: after this one there is none to come.
    try (Socket last = new Socket()) {
      last.bind(new InetSocketAddress(server.getInetAddress(), 0));
      lastPort = last.getLocalPort();
      draining = true;
      last.connect(server.getLocalSocketAddress());
      acceptor.join();
      for (Thread thread : open.values()) {
        thread.join();
      }
    }
    return requests();
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() {
    closeQuietly(server);
    try {
      // Until it is out of accept(), the kernel goes on taking connections.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.keySet().forEach(WireServer::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (draining && socket.getPort() == lastPort) {
          closeQuietly(socket);
          return;
        }
        int number = connections.incrementAndGet();
        Thread thread = daemon("wire-server-" + number, () -> serve(socket, number));
        open.put(socket, thread);
        thread.start();
      } catch (IOException e) {
        closeQuietly(server);
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      WireConnection connection = new WireConnection(socket);
      greeting.greet(connection);
      while (!connection.isClosed() && awaitRequest(connection)) {
        WireRequest request = WireRequest.read(connection.in(), number);
        if (request == null) {
          return;
        }
        requests.add(request);
        handler.handle(request, connection);
      }
    } catch (IOException e) {
      // The peer is gone, or the handler wants it to be.
    } finally {
      open.remove(socket);
    }
  }

  private boolean awaitRequest(WireConnection connection) throws IOException {
    while (true) {
      try {
        return connection.awaitByte(IDLE_CHECK_MILLIS);
      } catch (SocketTimeoutException e) {
        if (draining) {
          return false;
        }
      }
    }
  }

  static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Closed is what it is meant to be.
    }
  }
}
