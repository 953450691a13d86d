package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Maps requests, answers and failures between the port and OkHttp. */
final class Exchanges {
  private static final String ACCEPT_ENCODING = "Accept-Encoding";

  private Exchanges() {}

  static Request toOkHttp(
      TransportRequest request, HttpUrl url, @Nullable RequestBody body, Departure departure) {
    Request.Builder builder = new Request.Builder().url(url).method(request.method(), body);
    if (body == null) {
      // Otherwise the body has it; a tag costs more than all else here.
      builder.tag(Departure.class, departure);
    }
    return builder.headers(headersOf(request)).build();
  }

  private static Headers headersOf(TransportRequest request) {
    io.github.cancelaijob.core.spi.Headers headers = request.headers();
    Headers.Builder toSend = new Headers.Builder();
    for (int i = 0; i < headers.size(); i++) {
      // They are ASCII, which the request has seen to: OkHttp needn't look at each character again.
      toSend.addUnsafeNonAscii(headers.name(i), headers.value(i));
    }
    if (headers.first(ACCEPT_ENCODING).isEmpty()) {
      // Otherwise OkHttp asks for gzip by itself, and fails if a body that should have it is empty.
      toSend.add(ACCEPT_ENCODING, "identity");
    }
    return toSend.build();
  }

  static TransportResponse toPort(Response response, Call call, TransportRequest request)
      throws IOException {
    requireAnswerTo(request, response);
    io.github.cancelaijob.core.spi.Headers.Builder headers =
        io.github.cancelaijob.core.spi.Headers.builder();
    Headers received = response.headers();
    for (int i = 0; i < received.size(); i++) {
      headers.add(received.name(i), received.value(i));
    }
    ResponseBody body = response.body();
    InputStream content = body == null ? InputStream.nullInputStream() : body.byteStream();
    TransportResponse answer =
        TransportResponse.read(
            response.code(), headers.build(), content, request.maxResponseBytes());
    if (answer.truncated()) {
      // Otherwise closing tries for a while to read the rest.
      call.cancel();
    }
    return answer;
  }

  /** A redirect is followed with GET: a 200 from there would look like a cancel that worked. */
  private static void requireAnswerTo(TransportRequest request, Response response)
      throws IOException {
    if (response.priorResponse() != null || !response.request().method().equals(request.method())) {
      throw new ProtocolException(
          "the answer is to another request, such as one that a redirect led to; build the client"
              + " of this Call.Factory with followRedirects(false)");
    }
  }

  static TransportException failed(Exception failure, Delivery delivery) {
    if (failure instanceof InterruptedException) {
      // OkHttp 5 lets it through from Kotlin, and the flag is cleared by then.
      Thread.currentThread().interrupt();
    }
    Kind kind = Thread.currentThread().isInterrupted() ? Kind.INTERRUPTED : kindOf(failure);
    return TransportException.of(kind, delivery, failure);
  }

  static Kind kindOf(Exception failure) {
    if (failure instanceof InterruptedIOException) {
      // Its dispatcher's threads are shut down, or the time of one step or of the call is over;
      // OkHttp 5 gives no cause for the former.
      return "executor rejected".equals(failure.getMessage()) ? Kind.CLOSED : Kind.TIMEOUT;
    } else if (failure instanceof IllegalStateException || hidesIllegalState(failure)) {
      // OkHttp 4 can't read some sequences of interim responses, and says so like this.
      return Kind.PROTOCOL;
    } else if (failure instanceof ProtocolException && isEndOfBody(failure)) {
      return Kind.CONNECTION_LOST;
    }
    return Kind.of(failure);
  }

  private static boolean hidesIllegalState(Exception failure) {
    // What the dispatcher's thread makes of an unchecked exception.
    Throwable[] suppressed = failure.getSuppressed();
    return suppressed.length > 0 && suppressed[0] instanceof IllegalStateException;
  }

  private static boolean isEndOfBody(Exception failure) {
    return "unexpected end of stream".equals(failure.getMessage());
  }
}
