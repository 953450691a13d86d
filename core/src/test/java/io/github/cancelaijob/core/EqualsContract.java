package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;

/** What every value owes a hash table. */
final class EqualsContract {
  private EqualsContract() {}

  /** Checks {@code value} against an equal but distinct {@code twin}, and against strangers. */
  static void check(Object value, Object twin, Object... strangers) {
    assertThat(value).isNotSameAs(twin).isEqualTo(value).isEqualTo(twin).hasSameHashCodeAs(twin);
    assertThat(twin).isEqualTo(value);
    assertThat(value).isNotEqualTo(null).isNotEqualTo(new Object());
    assertThat(value).isNotEqualTo(value.toString());
    assertThat(strangers).isNotEmpty();
    for (Object stranger : strangers) {
      assertThat(value).isNotEqualTo(stranger);
      assertThat(stranger).isNotEqualTo(value);
    }
  }
}
