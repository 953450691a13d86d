package io.github.cancelaijob.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;

/** What a service does with a request. */
interface Step {
  TransportResponse take(TransportRequest request) throws TransportException;

  static Step answer(int status) {
    return answer(status, Headers.none(), "");
  }

  /** Returns a step that asks to wait for so many seconds. */
  static Step busy(int seconds) {
    return answer(429, Headers.builder().add("Retry-After", "" + seconds).build(), "");
  }

  static Step error(int status, String code) {
    return answer(status, Headers.none(), "<Error><Code>" + code + "</Code></Error>");
  }

  private static Step answer(int status, Headers headers, String body) {
    TransportResponse response = TransportResponse.of(status, headers, body.getBytes(UTF_8));
    return request -> response;
  }

  static Step failure(Kind kind, Delivery delivery) {
    return request -> {
      throw new TransportException(kind, delivery, "as scripted", null);
    };
  }

  /** Returns a step whose request may have reached the service, but has no answer. */
  static Step lost() {
    return failure(Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
  }
}
