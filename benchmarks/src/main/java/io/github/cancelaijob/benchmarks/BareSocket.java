package io.github.cancelaijob.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Writes a head, and reads until one has ended: the floor under every client that blocks. */
final class BareSocket implements Canceler {
  private final int port;
  private final ConcurrentLinkedDeque<Socket> idle = new ConcurrentLinkedDeque<>();

  BareSocket(int port) {
    this.port = port;
  }

  @Override
  public void cancel(String jobId) throws IOException {
    String head =
        "PUT /ai_jobs/"
            + jobId
            + "?cancel HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Length: 0\r\n\r\n";
    Socket pooled = idle.pollFirst();
    Socket socket = pooled == null ? connect() : pooled;
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    byte[] answer = new byte[512];
    InputStream in = socket.getInputStream();
    int length = 0;
    while (length < 4 || !endsWithEmptyLine(answer, length)) {
      int n = in.read(answer, length, answer.length - length);
      if (n < 0) {
        throw new IOException("the connection is closed");
      }
      length += n;
    }
    Canceler.requireOk(Integer.parseInt(new String(answer, 9, 3, US_ASCII)));
    idle.addFirst(socket);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static boolean endsWithEmptyLine(byte[] answer, int length) {
    return answer[length - 1] == '\n' && answer[length - 2] == '\r' && answer[length - 3] == '\n';
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : idle) {
      socket.close();
    }
  }
}
