package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.atomic.AtomicReference;

/** What a stack is to carry: the same headers for all jobs, unless a subclass says otherwise. */
class CancelHeaders {
  final String[] namesAndValues;

  CancelHeaders(String... namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /** Returns the headers of a request that cancels a job: of each its name, then its value. */
  String[] of(String jobId) {
    return namesAndValues;
  }

  /** Returns those that a cancel of ours has, its signature's among them, of one job for all. */
  static CancelHeaders readyMade() {
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
    return new CancelHeaders(namesAndValues);
  }
}
