package io.github.cancelaijob.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers 503 to {@code /error}, nothing to {@code /silent}, and 200 to everything else. */
final class LoopbackServer implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private LoopbackServer(ServerSocket server) {
    this.server = server;
  }

  static LoopbackServer start() throws IOException {
    LoopbackServer started =
        new LoopbackServer(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
    daemon(started::accept);
    return started;
  }

  int port() {
    return server.getLocalPort();
  }

  int openConnections() {
    return open.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        // Closed, or the client has gone before it was accepted.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String target = line.split(" ", 3)[1];
        while (!line.isEmpty()) {
          line = in.readLine();
        }
        socket.getOutputStream().write(answer(target).getBytes(US_ASCII));
      }
    } catch (IOException | RuntimeException e) {
      // The client has gone.
    } finally {
      open.remove(socket);
    }
  }

  private static String answer(String target) {
    if (target.equals("/silent")) {
      return "";
    }
    return target.equals("/error")
        ? "HTTP/1.1 503 Slow\r\nContent-Length: 8\r\n\r\n<Error/>"
        : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
