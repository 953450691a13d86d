package io.github.cancelaijob.core.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps the requests of many calls to one rate. Thread-safe; neither blocks nor throws. */
public interface Pacer {
  /**
   * Takes the next place in the row.
   *
   * @return in how many nanoseconds its request may leave; negative if none is to leave any more
   */
  long reserve();

  /**
   * Takes note of an answer.
   *
   * @param throttled whether the service asks for fewer requests
   * @param retryAfter for how long it asks to send nothing; {@code null} if it doesn't say
   */
  void answered(boolean throttled, @Nullable Duration retryAfter);
}
