package io.github.cancelaijob.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite runs with more versions than the one that the transport is compiled against. */
class VersionTest {
  private static final ClassLoader LOADER = HttpClient.class.getClassLoader();

  static String release() {
    return VersionInfo.loadVersionInfo("org.apache.hc.client5", LOADER).getRelease();
  }

  @Test
  void httpclient_is_of_the_version_that_the_build_names() {
    assertThat(release()).isEqualTo(System.getProperty("httpclient.version"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"client5/http/classic/HttpClient", "core5/http/Header", "core5/http2/H2Error"})
  void no_other_version_is_on_the_class_path(String type) {
    assertThat(LOADER.resources("org/apache/hc/" + type + ".class")).hasSize(1);
  }
}
