package io.github.cancelaijob.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server's end of one connection. */
public final class WireConnection {
  private final Socket raw;
  private Socket socket;
  private InputStream in;

  WireConnection(Socket raw) throws IOException {
    this.raw = raw;
    this.socket = raw;
    this.in = new BufferedInputStream(raw.getInputStream());
  }

  /** Sends bytes at once. */
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends text at once, one byte a character. */
  public void write(String latin1) throws IOException {
    write(latin1.getBytes(ISO_8859_1));
  }

  /** Blocks until a TLS handshake is over, with a client's certificate if it is wanted. */
  public void startTls(SSLContext context, boolean clientCertificate) throws IOException {
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, null, true);
    tls.setNeedClientAuth(clientCertificate);
    tls.startHandshake();
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
  }

  /** Hands on bytes from and to a port of this machine, until one of both peers is done. */
  public void tunnelTo(int port) throws IOException {
    try (Socket other = new Socket(raw.getLocalAddress(), port)) {
      WireServer.daemon("wire-tunnel-" + port, () -> handOn(other)).start();
      in.transferTo(other.getOutputStream());
    }
  }

  private void handOn(Socket other) {
    try (raw) {
      other.getInputStream().transferTo(raw.getOutputStream());
    } catch (IOException e) {
      // One of both is gone, and so is the tunnel.
    }
  }

  /** Closes the connection in order, with FIN. */
  public void close() throws IOException {
    socket.close();
  }

  /** Breaks the connection, with RST. */
  public void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /** Blocks until the peer closes, whatever it sends, and returns whether it did in time. */
  public boolean awaitPeerClose(int millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      do {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        socket.setSoTimeout((int) Math.max(1, left));
      } while (in.read() >= 0);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Blocks until there is a byte to read, and returns whether there will be one. */
  boolean awaitByte(int millis) throws IOException {
    socket.setSoTimeout(millis);
    in.mark(1);
    int first = in.read();
    in.reset();
    socket.setSoTimeout(0);
    return first >= 0;
  }

  InputStream in() {
    return in;
  }

  boolean isClosed() {
    return socket.isClosed();
  }
}
