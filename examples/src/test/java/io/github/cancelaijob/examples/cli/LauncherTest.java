package io.github.cancelaijob.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;
import static org.junit.jupiter.api.condition.OS.MAC;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code cancel-ai-job}, beside a jar that only says what it was started with. */
@EnabledOnOs({LINUX, MAC})
class LauncherTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir private Path dir;
  private Path target;
  private Path script;
  private Path jar;
  private Path err;

  @BeforeEach
  void install() throws IOException {
    target = Files.createDirectory(dir.resolve("target"));
    script = Files.copy(Path.of("cancel-ai-job"), dir.resolve("cancel-ai-job"));
    jar = target.resolve("cancel-ai-job.jar");
    err = dir.resolve("err");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String name = Echo.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream bytes = Echo.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
    }
  }

  @Test
  void hands_on_arguments_and_exit_status() throws Exception {
    assertThat(start(script, 3, "cancel", "--file", "a file")).isEqualTo("cancel|--file|a file\n");
    assertThat(archives()).isEmpty();
  }

  @Test
  void is_found_through_a_link() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("linked"), script);

    assertThat(start(link, 0)).isEqualTo("\n");
  }

  @Test
  void the_demo_leaves_an_archive_that_later_starts_share() throws Exception {
    start(script, 1, "demo");

    assertThat(archives()).hasSize(1);
    assertThat(classesOf(archives().get(0))).contains(Echo.class.getName() + " source: shared");
    assertThat(start(script, 1, "cancel")).isEqualTo("cancel\n");
  }

  @Test
  void an_archive_of_another_jar_is_left_alone() throws Exception {
    start(script, 1, "demo");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(start(script, 1, "cancel")).isEqualTo("cancel\n");
  }

  private String start(Path script, int status, String... args) throws Exception {
    return run(Stream.concat(Stream.of("sh", script.toString()), Stream.of(args)), status);
  }

  private String classesOf(Path archive) throws Exception {
    return run(
        Stream.of(
            JAVA_HOME.resolve("bin/java").toString(),
            "-XX:SharedArchiveFile=" + archive,
            "-Xlog:class+load",
            "-jar",
            jar.toString()),
        0);
  }

  private String run(Stream<String> command, int status) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command.collect(Collectors.toList())).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(out).isEqualTo(status);
    assertThat(err).isEmptyFile();
    return out;
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).collect(Collectors.toList());
    }
  }
}
