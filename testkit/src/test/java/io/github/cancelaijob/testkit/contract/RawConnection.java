package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection, which can be closed from another thread, too. */
class RawConnection {
  final String origin;
  private final Socket raw = new Socket();
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  RawConnection(String origin) {
    this.origin = origin;
  }

  /** Connects, through the client's proxy and with TLS, unless it is connected. */
  void open(URI uri, ClientSettings settings) throws IOException {
    if (socket != null) {
      return;
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    InetSocketAddress proxy = settings.proxy().orElse(null);
    raw.connect(
        proxy != null ? proxy : new InetSocketAddress(InetAddress.getByName(uri.getHost()), port));
    configure(raw);
    socket = raw;
    in = new BufferedInputStream(raw.getInputStream());
    if (uri.getScheme().equals("https")) {
      if (proxy != null) {
        openTunnel(uri.getHost() + ":" + port, settings.proxyCredentials().orElse(null));
      }
      startTls(uri.getHost(), port, settings);
    }
  }

  void configure(Socket connected) throws IOException {}

  private void openTunnel(String authority, @Nullable PasswordAuthentication credentials)
      throws IOException {
    int status = connect(authority, "");
    if (status == 407 && credentials != null) {
      String both = credentials.getUserName() + ":" + new String(credentials.getPassword());
      String basic = Base64.getEncoder().encodeToString(both.getBytes(US_ASCII));
      status = connect(authority, "Proxy-Authorization: Basic " + basic + "\r\n");
    }
    if (status / 100 != 2) {
      throw new IOException("no tunnel: " + status);
    }
  }

  private int connect(String authority, String field) throws IOException {
    raw.getOutputStream().write(connectHead(authority, field).getBytes(US_ASCII));
    int status = Integer.parseInt(RawBody.readLine(in()).substring(9, 12));
    while (!RawBody.readLine(in()).isEmpty()) {
      // The proxy's headers.
    }
    return status;
  }

  String connectHead(String authority, String field) {
    return "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n" + field + "\r\n";
  }

  private void startTls(String host, int port, ClientSettings settings) throws IOException {
    SSLSocketFactory factory =
        settings.sslContext().isPresent()
            ? settings.sslContext().get().getSocketFactory()
            : (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket tls = (SSLSocket) factory.createSocket(raw, host, port, true);
    tls.setSSLParameters(parameters(tls.getSSLParameters()));
    tls.startHandshake();
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
  }

  SSLParameters parameters(SSLParameters parameters) {
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  void write(byte[] bytes) throws IOException {
    if (socket == null) {
      throw new IOException("not connected");
    }
    socket.getOutputStream().write(bytes);
  }

  InputStream in() throws IOException {
    if (in == null) {
      throw new IOException("not connected");
    }
    return in;
  }

  boolean isClosed() {
    return raw.isClosed();
  }

  void close() {
    try {
      raw.close();
    } catch (IOException e) {
      // Closed is what it is meant to be.
    }
  }
}
