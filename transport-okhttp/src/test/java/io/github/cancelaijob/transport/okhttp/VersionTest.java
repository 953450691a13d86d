package io.github.cancelaijob.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite runs with more versions than the one that the transport is compiled against. */
class VersionTest {
  @Test
  void okhttp_is_of_the_version_that_the_build_names() throws Exception {
    // Looked up, since the compiler would put the constant of its own version here.
    assertThat(OkHttp.class.getField("VERSION").get(null))
        .isEqualTo(System.getProperty("okhttp.version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"okhttp3/OkHttp", "okio/Buffer", "kotlin/Unit"})
  void no_other_version_is_on_the_class_path(String type) {
    assertThat(OkHttp.class.getClassLoader().resources(type + ".class")).hasSize(1);
  }
}
