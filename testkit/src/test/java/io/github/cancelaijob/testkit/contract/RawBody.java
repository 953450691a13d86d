package io.github.cancelaijob.testkit.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body of known length or in chunks; its end is that of the body, not of the connection. */
@SuppressWarnings("InputStreamSlowMultibyteRead") // a body of some bytes, in a test
final class RawBody extends InputStream {
  private final InputStream in;
  private final boolean chunked;
  private long left;
  private boolean begun;
  private boolean ended;

  private RawBody(InputStream in, boolean chunked, long left) {
    this.in = in;
    this.chunked = chunked;
    this.left = left;
  }

  static InputStream ofLength(InputStream in, long length) {
    return new RawBody(in, false, length);
  }

  static InputStream ofChunks(InputStream in) {
    return new RawBody(in, true, 0);
  }

  @Override
  public int read() throws IOException {
    if (left == 0 && chunked && !ended) {
      beginChunk();
    }
    if (left == 0) {
      return -1;
    }
    int b = in.read();
    if (b < 0) {
      throw new IOException("the body is cut");
    }
    left--;
    return b;
  }

  private void beginChunk() throws IOException {
    if (begun) {
      readLine(in);
    }
    begun = true;
    String size = readLine(in);
    try {
      left = Long.parseLong(size.split(";", 2)[0], 16);
    } catch (NumberFormatException e) {
      throw new ProtocolException("no chunk: " + size);
    }
    if (left == 0) {
      ended = true;
      while (!readLine(in).isEmpty()) {
        // A trailer.
      }
    }
  }

  /** Returns the text up to CRLF. */
  static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b; (b = in.read()) != '\n'; ) {
      if (b < 0) {
        throw new IOException("the connection ended within a line");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
