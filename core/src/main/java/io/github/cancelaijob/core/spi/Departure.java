package io.github.cancelaijob.core.spi;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether one request has left, decided once: the first to ask for it may send it, and a request
 * that was reported as not sent is never sent. Thread-safe.
 */
public final class Departure {
  private enum State {
    WAITING,
    GONE,
    CALLED_OFF
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  /** Creates a departure that is still to come. */
  public Departure() {}

  /**
   * Returns whether the request may be written now, which an adapter asks just before it is: true
   * once, and never after {@link #delivery} has called the request off.
   */
  public boolean leave() {
    return state.compareAndSet(State.WAITING, State.GONE);
  }

  /** Returns what became of the request; calls it off if it hasn't left. */
  public Delivery delivery() {
    state.compareAndSet(State.WAITING, State.CALLED_OFF);
    return state.get() == State.GONE ? Delivery.MAYBE_SENT : Delivery.NOT_SENT;
  }
}
