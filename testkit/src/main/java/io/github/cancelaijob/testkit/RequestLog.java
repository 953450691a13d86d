package io.github.cancelaijob.testkit;

import java.util.ArrayList;
import java.util.List;

/** The requests so far, in the order in which they came. Thread-safe. */
final class RequestLog {
  private final List<ReceivedRequest> requests = new ArrayList<>();

  /** Returns the number under which {@code request} can be amended. */
  synchronized int add(ReceivedRequest request) {
    requests.add(request);
    return requests.size() - 1;
  }

  synchronized void answered(int number, int status) {
    requests.set(number, requests.get(number).answered(status));
  }

  synchronized List<ReceivedRequest> all() {
    return List.copyOf(requests);
  }
}
