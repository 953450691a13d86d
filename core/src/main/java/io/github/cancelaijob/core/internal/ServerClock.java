package io.github.cancelaijob.core.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** By how much the service's clock is ahead of the local one, as far as a client has learned. */
final class ServerClock {
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  Duration offset() {
    return offset.get();
  }

  void learn(Duration offset) {
    this.offset.set(offset);
  }

  /** Forgets an offset that doesn't help, unless another call has learned better since. */
  void forget(Duration useless) {
    offset.compareAndSet(useless, Duration.ZERO);
  }
}
