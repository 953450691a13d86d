package io.github.cancelaijob.credentials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
final class ManualClock extends Clock {
  private final AtomicReference<Instant> now;
  private final AtomicReference<Runnable> next = new AtomicReference<>(() -> {});

  ManualClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  void advance(Duration duration) {
    now.updateAndGet(time -> time.plus(duration));
  }

  /** Runs {@code event} when the time is read next, before it is told. */
  void onNextReading(Runnable event) {
    next.set(event);
  }

  @Override
  public Instant instant() {
    next.getAndSet(() -> {}).run();
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
