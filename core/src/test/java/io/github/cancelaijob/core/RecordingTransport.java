package io.github.cancelaijob.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps what it is asked to send, and always has the same answer, or the same failure. */
final class RecordingTransport implements HttpTransport {
  final List<TransportRequest> requests = new ArrayList<>();

  private final @Nullable TransportResponse response;
  private final @Nullable Throwable failure;

  private RecordingTransport(@Nullable TransportResponse response, @Nullable Throwable failure) {
    this.response = response;
    this.failure = failure;
  }

  static RecordingTransport answering(@Nullable TransportResponse response) {
    return new RecordingTransport(response, null);
  }

  static RecordingTransport answering(int status, String body, String... namesAndValues) {
    Headers.Builder headers = Headers.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return answering(TransportResponse.of(status, headers.build(), body.getBytes(UTF_8)));
  }

  static RecordingTransport failing(Throwable failure) {
    return new RecordingTransport(null, failure);
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    requests.add(request);
    if (failure != null) {
      throw sneaky(failure);
    }
    return response;
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    requests.add(request);
    return failure == null
        ? CompletableFuture.completedFuture(response)
        : CompletableFuture.failedFuture(failure);
  }

  /** Throws anything, as code in Kotlin or Scala may. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
    throw (T) failure;
  }
}
