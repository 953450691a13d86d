package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.MessageConstraintException;

/** Maps requests, answers and failures between the port and Apache HttpClient. */
final class Exchanges {
  private Exchanges() {}

  static void copyHeaders(Headers headers, HttpRequest request) {
    for (int i = 0; i < headers.size(); i++) {
      request.addHeader(headers.name(i), headers.value(i));
    }
  }

  static Headers headersOf(HttpMessage response) {
    Headers.Builder headers = Headers.builder();
    for (Iterator<Header> fields = response.headerIterator(); fields.hasNext(); ) {
      Header field = fields.next();
      headers.add(field.getName(), field.getValue() == null ? "" : field.getValue());
    }
    return headers.build();
  }

  static Kind kindOf(Throwable failure) {
    if (failure instanceof ConnectionRequestTimeoutException) {
      return Kind.POOL;
    } else if (failure instanceof ConnectTimeoutException) {
      return Kind.TIMEOUT;
    } else if (failure instanceof HttpException
        || failure instanceof ClientProtocolException
        || failure instanceof MessageConstraintException) {
      return Kind.PROTOCOL;
    } else if (failure instanceof CancellationException
        || (failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException))) {
      // Whoever did it, this library didn't, and no thread was interrupted.
      return Kind.CANCELED;
    } else if (failure instanceof IllegalStateException) {
      // What the client throws once it is shut down.
      return Kind.CLOSED;
    }
    return Kind.of(failure);
  }
}
