package io.github.cancelaijob.transport.jdk;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS handshakes that failed on this side, before a session could carry a byte of a request. After
 * some of them the stack goes on for a while as if there were a session, and asks for the body.
 */
final class Handshakes {
  // Causes may go in circles.
  private static final int MAX_DEPTH = 16;

  private Handshakes() {}

  /** Returns whether {@code failure} is one; an alert of the peer isn't, it may come later, too. */
  static boolean failed(Throwable failure) {
    Throwable t = failure;
    for (int depth = 0; t != null && depth < MAX_DEPTH; depth++) {
      if (t instanceof CertificateException || (t instanceof SSLException && tells(t))) {
        return true;
      }
      t = t.getCause();
    }
    return false;
  }

  private static boolean tells(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message != null
        && (message.startsWith("Remote host ") || message.contains("nrecognized SSL message"));
  }
}
