package io.github.cancelaijob.core.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives what it has and then fails, as that of a lost connection does. */
final class Failing extends InputStream {
  private final ByteArrayInputStream bytes;
  private final IOException failure;

  Failing(byte[] bytes, IOException failure) {
    this.bytes = new ByteArrayInputStream(bytes);
    this.failure = failure;
  }

  @Override
  public int read() throws IOException {
    int b = bytes.read();
    if (b < 0) {
      throw failure;
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = bytes.read(buffer, offset, length);
    if (n < 0) {
      throw failure;
    }
    return n;
  }
}
