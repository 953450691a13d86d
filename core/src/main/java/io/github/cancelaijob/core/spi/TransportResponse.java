package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A complete answer, whatever its status. Immutable. */
public final class TransportResponse {
  private static final byte[] NO_BODY = {};

  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final boolean truncated;

  private TransportResponse(int status, Headers headers, byte[] body, boolean truncated) {
    this.status = status;
    this.headers = requireNonNull(headers, "headers");
    this.body = body;
    this.truncated = truncated;
  }

  /** Returns an answer with the whole of a decoded body. */
  public static TransportResponse of(int status, Headers headers, byte[] body) {
    return new TransportResponse(status, headers, body.clone(), false);
  }

  /**
   * Reads an answer from a stack that hands out a stream.
   *
   * <p>Takes at most {@code maxBytes} from the decoded body and never reads further than it must to
   * know that there is more; doesn't close {@code body}. Decodes {@code gzip}, asked for or not.
   *
   * @param body the content as the wire had it; may be empty
   * @throws IOException if {@code body} throws it
   */
  public static TransportResponse read(int status, Headers headers, InputStream body, int maxBytes)
      throws IOException {
    boolean gzip = "gzip".equalsIgnoreCase(headers.first("content-encoding").orElse(null));
    return gzip
        ? readGzip(status, headers, body, maxBytes)
        : readPlain(status, headers, body, maxBytes);
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Returns the headers. */
  public Headers headers() {
    return headers;
  }

  /** Returns a copy of the decoded body; empty if there was none. */
  public byte[] body() {
    return body.length == 0 ? NO_BODY : body.clone();
  }

  /** Returns whether the body was longer than what is kept of it. */
  public boolean truncated() {
    return truncated;
  }

  /** Returns status, headers' names and body's length. */
  @Override
  public String toString() {
    return "TransportResponse["
        + status
        + ", "
        + headers
        + ", "
        + body.length
        + (truncated ? " bytes, truncated]" : " bytes]");
  }

  private static TransportResponse readPlain(
      int status, Headers headers, InputStream body, int maxBytes) throws IOException {
    byte[] first = body.readNBytes(1);
    if (first.length == 0 || maxBytes == 0) {
      // What most answers are; to read more would make room for 8 KiB first.
      return new TransportResponse(status, headers, NO_BODY, first.length > 0);
    }
    // Not with the byte past the limit: it ends with a read of no bytes, for which OkHttp's streams
    // wait until there is one.
    byte[] rest = body.readNBytes(maxBytes - 1);
    boolean truncated = rest.length == maxBytes - 1 && body.read() >= 0;
    byte[] bytes = ByteBuffer.allocate(1 + rest.length).put(first).put(rest).array();
    return new TransportResponse(status, headers, bytes, truncated);
  }

  private static TransportResponse readGzip(
      int status, Headers headers, InputStream body, int maxBytes) throws IOException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    boolean truncated = false;
    Wire wire = new Wire(body);
    try {
      GZIPInputStream gzip = new GZIPInputStream(wire);
      byte[] buffer = new byte[4096];
      for (int n; !truncated && (n = gzip.read(buffer)) >= 0; ) {
        int room = maxBytes - decoded.size();
        decoded.write(buffer, 0, Math.min(n, room));
        truncated = n > room;
      }
    } catch (EOFException | ZipException e) {
      if (wire.failed) {
        throw e;
      }
      // The status still counts: what can't be decoded is as good as a body that was cut.
      truncated = !wire.empty;
    }
    return new TransportResponse(
        status, withoutEncoding(headers), decoded.toByteArray(), truncated);
  }

  private static Headers withoutEncoding(Headers headers) {
    Headers.Builder kept = Headers.builder();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (!name.equalsIgnoreCase("content-encoding") && !name.equalsIgnoreCase("content-length")) {
        kept.add(name, headers.value(i));
      }
    }
    return kept.build();
  }

  /**
   * Tells a connection that was lost from content that ends too early: {@link GZIPInputStream}
   * throws the same for both.
   */
  private static final class Wire extends FilterInputStream {
    private boolean empty = true;
    private boolean failed;

    Wire(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int n = in.read(buffer, offset, length);
        empty = empty && n < 0;
        return n;
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
