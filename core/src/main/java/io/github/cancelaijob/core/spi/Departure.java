package io.github.cancelaijob.core.spi;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether one request has left, decided once: the first to ask for it may send it, and a request
 * that was reported as not sent is never sent. Thread-safe.
 */
public final class Departure {
  // null as long as nobody has asked for it.
  private final AtomicReference<@Nullable Delivery> decided = new AtomicReference<>();

  /** Creates a departure that is still to come. */
  public Departure() {}

  /**
   * Returns whether the request may be written now, which an adapter asks just before it is: true
   * once, and never after {@link #delivery} has called the request off.
   */
  public boolean leave() {
    return decided.compareAndSet(null, Delivery.MAYBE_SENT);
  }

  /** Returns what became of the request; calls it off if it hasn't left. */
  public Delivery delivery() {
    Delivery before = decided.compareAndExchange(null, Delivery.NOT_SENT);
    return before == null ? Delivery.NOT_SENT : before;
  }
}
