package io.github.cancelaijob.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire. Immutable. */
public final class WireRequest {
  private static final int MAX_HEAD = 1 << 20;

  private final String head;
  private final byte[] body;
  private final int connection;
  private final String requestLine;
  private final List<Map.Entry<String, String>> headers;

  private WireRequest(
      String head, List<Map.Entry<String, String>> headers, byte[] body, int connection) {
    this.head = head;
    this.body = body;
    this.connection = connection;
    this.requestLine = head.substring(0, head.indexOf("\r\n"));
    this.headers = headers;
  }

  /** Returns the whole head, the empty line included, one character a byte. */
  public String head() {
    return head;
  }

  /** Returns the request line without its CRLF. */
  public String requestLine() {
    return requestLine;
  }

  /** Returns the method. */
  public String method() {
    return part(0);
  }

  /** Returns the request target, to the byte. */
  public String target() {
    return part(1);
  }

  /**
   * Returns the header fields in order: names in their case, values without the spaces around them.
   */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** Returns every value of a header, whose name counts in any case. */
  public List<String> header(String name) {
    List<String> values = new ArrayList<>();
    headers.forEach(
        field -> {
          if (field.getKey().equalsIgnoreCase(name)) {
            values.add(field.getValue());
          }
        });
    return values;
  }

  /** Returns the body. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the number of the connection it came over, from 1. */
  public int connection() {
    return connection;
  }

  /** Returns the request line. */
  @Override
  public String toString() {
    return requestLine;
  }

  private String part(int index) {
    String[] parts = requestLine.split(" ", -1);
    return index < parts.length ? parts[index] : "";
  }

  static @Nullable WireRequest read(InputStream in, int connection) throws IOException {
    String head = readHead(in);
    if (head == null) {
      return null;
    }
    List<Map.Entry<String, String>> headers = parseHeaders(head);
    return new WireRequest(head, headers, readBody(in, headers), connection);
  }

  private static @Nullable String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
    int matched = 0;
    while (matched < 4) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
      boolean expected = b == (matched % 2 == 0 ? '\r' : '\n');
      matched = expected ? matched + 1 : b == '\r' ? 1 : 0;
      if (head.size() > MAX_HEAD) {
        throw new IOException("a request head without end");
      }
    }
    return head.toString(ISO_8859_1);
  }

  private static List<Map.Entry<String, String>> parseHeaders(String head) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    String[] lines = head.split("\r\n", -1);
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      int colon = lines[i].indexOf(':');
      headers.add(
          colon < 0
              ? Map.entry(lines[i], "")
              : Map.entry(lines[i].substring(0, colon), lines[i].substring(colon + 1).trim()));
    }
    return List.copyOf(headers);
  }

  private static byte[] readBody(InputStream in, List<Map.Entry<String, String>> headers)
      throws IOException {
    for (Map.Entry<String, String> field : headers) {
      if (field.getKey().equalsIgnoreCase("content-length")) {
        int length = parse(field.getValue(), 10);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
          throw new EOFException("half a request body");
        }
        return body;
      }
      if (field.getKey().equalsIgnoreCase("transfer-encoding")) {
        return readChunks(in);
      }
    }
    return new byte[0];
  }

  private static byte[] readChunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size; (size = parse(readLine(in), 16)) > 0; ) {
      body.write(in.readNBytes(size));
      readLine(in);
    }
    readLine(in);
    return body.toByteArray();
  }

  private static int parse(String number, int radix) throws IOException {
    try {
      return Math.max(0, Integer.parseInt(number, radix));
    } catch (NumberFormatException e) {
      throw new IOException("a length that is no number", e);
    }
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b; (b = in.read()) != '\n'; ) {
      if (b < 0) {
        throw new EOFException("half a chunk");
      }
      line.append((char) b);
    }
    return line.toString().trim();
  }
}
