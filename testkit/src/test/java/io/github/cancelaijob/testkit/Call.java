package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signed request over a bare socket. It signs {@code host}, every parameter and the token, and
 * takes them to be of characters that need no escape.
 */
final class Call {
  private final String authority;
  private final String method;
  private final String path;
  private final TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final TreeMap<String, String> parameters = new TreeMap<>();
  private Credentials credentials;
  private Instant now = Instant.now();
  private boolean signed = true;
  private boolean presigned;

  private Call(CiSimulator ci, String method, String path) {
    this.authority = ci.endpoint().authority();
    this.method = method;
    this.path = path;
    this.credentials = ci.credentials();
  }

  static Call of(CiSimulator ci, String method, String path) {
    return new Call(ci, method, path);
  }

  static Call cancel(CiSimulator ci, JobId jobId) {
    return of(ci, "PUT", "/ai_jobs/" + jobId).parameter("cancel", "").header("Content-Length", "0");
  }

  static Call describe(CiSimulator ci, JobId jobId) {
    return of(ci, "GET", "/ai_jobs/" + jobId);
  }

  Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Call without(String header) {
    headers.remove(header);
    return this;
  }

  Call parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  Call credentials(Credentials credentials) {
    this.credentials = credentials;
    return this;
  }

  Call at(Instant now) {
    this.now = now;
    return this;
  }

  Call unsigned() {
    signed = false;
    return this;
  }

  /** Puts the signature into the query, as in a pre-signed URL. */
  Call presigned() {
    presigned = true;
    return this;
  }

  /** Sends the request over a connection of its own. */
  Reply send() throws IOException {
    try (Socket socket = connect()) {
      return send(socket);
    }
  }

  /** Sends the request over {@code socket}, which stays open. */
  Reply send(Socket socket) throws IOException {
    write(socket);
    return Reply.read(socket.getInputStream(), method);
  }

  Socket connect() throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(),
            Integer.parseInt(authority.substring(authority.indexOf(':') + 1)));
    // Far above whatever a loaded machine needs; only a test that has failed waits for it.
    socket.setSoTimeout(60_000);
    return socket;
  }

  void write(Socket socket) throws IOException {
    socket.getOutputStream().write(text().getBytes(ISO_8859_1));
  }

  private String text() {
    headers.put("Host", authority);
    String query = "";
    if (signed) {
      SortedMap<String, String> signedHeaders = new TreeMap<>(Map.of("host", authority));
      credentials
          .token()
          .ifPresent(
              token -> {
                (presigned ? parameters : signedHeaders).put("x-ci-security-token", token);
                if (!presigned) {
                  headers.put("x-ci-security-token", token);
                }
              });
      String authorization = authorization(signedHeaders);
      if (presigned) {
        query = '&' + authorization.replace(";", "%3B");
      } else {
        headers.put("Authorization", authorization);
      }
    }
    query = join(parameters, "&").replaceAll("=(&|$)", "$1") + query;
    return method
        + ' '
        + path
        + (query.isEmpty() ? "" : '?' + query)
        + " HTTP/1.1\r\n"
        + headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining())
        + "\r\n";
  }

  private String authorization(SortedMap<String, String> signedHeaders) {
    String time = now.getEpochSecond() + ";" + (now.getEpochSecond() + 60);
    String key = hmac(credentials.secretKey(), time);
    String request =
        String.join(
            "\n",
            method.toLowerCase(Locale.ROOT),
            path,
            join(parameters, "&"),
            join(signedHeaders, "&").replace(":", "%3A"),
            "");
    return "q-sign-algorithm=sha1&q-ak="
        + credentials.secretId()
        + "&q-sign-time="
        + time
        + "&q-key-time="
        + time
        + "&q-header-list="
        + String.join(";", signedHeaders.keySet())
        + "&q-url-param-list="
        + String.join(";", parameters.keySet())
        + "&q-signature="
        + hmac(key, "sha1\n" + time + "\n" + sha1(request) + "\n");
  }

  private static String join(Map<String, String> pairs, String between) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + '=' + pair.getValue())
        .collect(Collectors.joining(between));
  }

  private static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
      return hex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String sha1(String text) {
    try {
      return hex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }
}
