package io.github.cancelaijob.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.cancelaijob.testkit.CiSimulator;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A network like those of companies: the way out is a proxy that wants a password, and the service
 * has a certificate of the company's own authority, and asks for one.
 */
final class CorporateNetwork implements AutoCloseable {
  /** Has no address: whoever asks for one has gone past the proxy. */
  static final String HOST = "ci.corporate.invalid";

  static final String USER = "fake-user";
  static final String PASSWORD = "fake-proxy-password";
  private static final String CREDENTIALS =
      "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(ISO_8859_1));

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Tunnel service;
  private final Tunnel proxy;

  CorporateNetwork(TlsMaterial tls, CiSimulator ci) throws Exception {
    SSLServerSocket secure =
        (SSLServerSocket)
            tls.serverContext().getServerSocketFactory().createServerSocket(0, 50, loopback());
    secure.setNeedClientAuth(true);
    service =
        Tunnel.start(
            secure, URI.create(ci.endpoint().toString()).getPort(), CorporateNetwork::shakeHands);
    proxy = Tunnel.start(new ServerSocket(0, 50, loopback()), service.port(), this::isWelcome);
  }

  String endpoint() {
    return "https://" + HOST;
  }

  int proxyPort() {
    return proxy.port();
  }

  /** Returns the heads of all requests that came to the proxy. */
  List<String> askedOfProxy() {
    return asked;
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    service.close();
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static boolean shakeHands(Socket peer) throws IOException {
    ((SSLSocket) peer).startHandshake();
    return true;
  }

  private boolean isWelcome(Socket peer) throws IOException {
    while (true) {
      String head = head(peer);
      asked.add(head);
      if (!head.startsWith("CONNECT " + HOST + ":443 ")) {
        throw new IOException("nothing else is let out");
      }
      if (head.contains("\r\nProxy-Authorization: " + CREDENTIALS + "\r\n")) {
        answer(peer, "200 Connection established\r\n");
        return true;
      }
      answer(
          peer,
          "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"out\"\r\n"
              + "Content-Length: 0\r\n");
    }
  }

  private static void answer(Socket peer, String head) throws IOException {
    peer.getOutputStream().write(("HTTP/1.1 " + head + "\r\n").getBytes(ISO_8859_1));
  }

  private static String head(Socket peer) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = peer.getInputStream().read();
      if (b < 0) {
        throw new EOFException();
      }
      head.write(b);
    }
    return head.toString(ISO_8859_1);
  }
}
