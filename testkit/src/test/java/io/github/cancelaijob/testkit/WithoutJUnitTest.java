package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.JobId;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class WithoutJUnitTest {
  private static URLClassLoader coreAndTestkitAlone() {
    return new URLClassLoader(
        new URL[] {location(CiSimulator.class), location(JobId.class)},
        ClassLoader.getPlatformClassLoader());
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Test
  void the_simulator_runs() throws Exception {
    try (URLClassLoader loader = coreAndTestkitAlone()) {
      Class<?> type = loader.loadClass(CiSimulator.class.getName());
      assertThat(type).isNotSameAs(CiSimulator.class);

      try (AutoCloseable ci = (AutoCloseable) type.getMethod("start").invoke(null)) {
        assertThat(type.getMethod("submit").invoke(ci)).asString().startsWith("a");
      }
    }
  }

  @Test
  void only_the_extension_is_missing() throws Exception {
    try (URLClassLoader loader = coreAndTestkitAlone()) {
      assertThatThrownBy(() -> loader.loadClass(CiSimulatorExtension.class.getName()))
          .isInstanceOf(NoClassDefFoundError.class)
          .hasMessageContaining("org/junit/jupiter");
    }
  }
}
