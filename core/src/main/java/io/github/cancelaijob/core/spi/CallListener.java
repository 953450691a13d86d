package io.github.cancelaijob.core.spi;

/**
 * Is told what happens during calls, for metrics and logs.
 *
 * <p>Implementations are thread-safe and quick: they run on the thread that makes the call, or that
 * has the answer. What they throw is ignored, unless it is an {@link Error}.
 */
@FunctionalInterface
public interface CallListener {
  /** Takes the next event; those of one call come in order, one after the other. */
  void onEvent(CallEvent event);
}
