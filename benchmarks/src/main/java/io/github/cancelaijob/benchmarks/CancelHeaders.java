package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.atomic.AtomicReference;

/** What a cancel of ours has a stack carry. */
final class CancelHeaders {
  private CancelHeaders() {}

  /** Returns the headers of one cancel, its signature's among them: of each its name and value. */
  static String[] ofOne() {
    AtomicReference<TransportRequest> sent = new AtomicReference<>();
    Ours ours =
        new Ours(
            80,
            request -> {
              sent.set(request);
              return TransportResponse.of(200, Headers.none(), new byte[0]);
            },
            () -> {});
    ours.cancel(new Ids().next());
    Headers headers = sent.get().headers();
    String[] namesAndValues = new String[2 * headers.size()];
    for (int i = 0; i < headers.size(); i++) {
      namesAndValues[2 * i] = headers.name(i);
      namesAndValues[2 * i + 1] = headers.value(i);
    }
    return namesAndValues;
  }
}
