package io.github.cancelaijob.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;

/** The server's end of one connection. */
public final class WireConnection {
  private final Socket socket;

  WireConnection(Socket socket) {
    this.socket = socket;
  }

  /** Sends bytes at once. */
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends text at once, one byte a character. */
  public void write(String latin1) throws IOException {
    write(latin1.getBytes(ISO_8859_1));
  }

  /** Closes the connection in order, with FIN. */
  public void close() throws IOException {
    socket.close();
  }

  /** Breaks the connection, with RST. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Blocks until the peer closes, and returns whether it did within {@code millis}. */
  public boolean awaitPeerClose(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
