package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.Credentials;

/** Keys that are no one's, one set a number. */
final class FakeKeys {
  private FakeKeys() {}

  static Credentials permanent(int number) {
    return Credentials.of("AKIDEXAMPLE-" + number, "example-secret-" + number);
  }

  static Credentials temporary(int number) {
    return Credentials.of(
        "AKIDEXAMPLE-" + number, "example-secret-" + number, "example-token-" + number);
  }

  static void assertSame(Credentials actual, Credentials expected) {
    assertThat(actual.secretId()).isEqualTo(expected.secretId());
    assertThat(actual.secretKey()).isEqualTo(expected.secretKey());
    assertThat(actual.token()).isEqualTo(expected.token());
  }
}
