package io.github.cancelaijob.core.internal;

import org.jspecify.annotations.Nullable;

final class Answers {
  private Answers() {}

  static Answer of(int status, @Nullable String code, @Nullable String message) {
    return new Answer(status, code, message, null, null, null, null, null);
  }
}
