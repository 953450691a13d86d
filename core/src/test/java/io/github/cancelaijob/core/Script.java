package io.github.cancelaijob.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that does a step for each request; one request too many is an error. */
final class Script implements HttpTransport {
  /** What is done with a request. */
  interface Step {
    TransportResponse take(TransportRequest request) throws TransportException;
  }

  final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

  private final List<Step> steps;
  private final boolean endless;

  private Script(List<Step> steps, boolean endless) {
    this.steps = steps;
    this.endless = endless;
  }

  static Script of(Step... steps) {
    return new Script(List.of(steps), false);
  }

  /** Returns a script whose last step is for all further requests, too. */
  static Script endless(Step... steps) {
    return new Script(List.of(steps), true);
  }

  static Step answer(int status, String... namesAndValues) {
    return body(status, "", namesAndValues);
  }

  /** Returns a step that answers with an error document. */
  static Step error(int status, String code, String message, String... namesAndValues) {
    return body(
        status,
        "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>",
        namesAndValues);
  }

  static Step body(int status, String body, String... namesAndValues) {
    Headers.Builder headers = Headers.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    TransportResponse response =
        TransportResponse.of(status, headers.build(), body.getBytes(UTF_8));
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

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    requests.add(request);
    int number = requests.size();
    if (number > steps.size() && !endless) {
      throw new AssertionError("request " + number + " of a script of " + steps.size());
    }
    return steps.get(Math.min(number, steps.size()) - 1).take(request);
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    try {
      return CompletableFuture.completedFuture(send(request));
    } catch (Throwable t) {
      return CompletableFuture.failedFuture(t);
    }
  }
}
