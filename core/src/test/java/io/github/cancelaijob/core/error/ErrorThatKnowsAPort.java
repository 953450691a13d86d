package io.github.cancelaijob.core.error;

import io.github.cancelaijob.core.spi.Headers;

/** Breaks the law that errors know no port. */
public final class ErrorThatKnowsAPort {
  Class<?> known() {
    return Headers.class;
  }
}
