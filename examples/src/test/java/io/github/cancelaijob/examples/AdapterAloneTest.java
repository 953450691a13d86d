package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T72: each adapter loads and runs where there is no other stack. */
@Timeout(60)
class AdapterAloneTest {
  @ParameterizedTest
  @CsvSource({
    "jdk, jspecify",
    "apache, httpc.*|slf4j-.*|jspecify",
    "okhttp, okhttp|okio-jvm|kotlin-stdlib|jspecify"
  })
  void runs_alone_on_the_class_path(String module, String needed) throws Exception {
    List<Path> paths = paths(module, needed);
    try (URLClassLoader loader =
        new URLClassLoader(urls(paths), ClassLoader.getPlatformClassLoader())) {
      loadsAndRuns(module, loader, paths);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdk, jspecify",
    "apache, httpc.*|slf4j-.*|jspecify",
    "okhttp, okhttp|okio-jvm|kotlin-stdlib|jspecify"
  })
  void runs_alone_on_the_module_path(String module, String needed) throws Exception {
    String name = "io.github.cancelaijob.transport." + module;
    List<Path> paths = paths(module, needed);
    ModuleLayer boot = ModuleLayer.boot();
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(
            boot.configuration()
                .resolve(
                    ModuleFinder.of(paths.toArray(new Path[0])), ModuleFinder.of(), Set.of(name)),
            ClassLoader.getPlatformClassLoader());

    loadsAndRuns(module, layer.findLoader(name), paths);
  }

  private static void loadsAndRuns(String module, ClassLoader loader, List<Path> paths)
      throws Exception {
    List<String> names = classesOf(module, paths);
    List<Class<?>> transports = new ArrayList<>();
    for (String name : names) {
      Class<?> loaded = Class.forName(name, true, loader);
      if (name.endsWith("HttpTransport")) {
        transports.add(loaded);
      }
    }

    assertThat(names).hasSizeGreaterThan(3);
    assertThat(transports).hasSize(1);
    cancels(transports.get(0), loader);
  }

  /** By reflection: these aren't the classes that this test sees. */
  private static void cancels(Class<?> type, ClassLoader loader) throws Exception {
    Class<?> requests = loader.loadClass("io.github.cancelaijob.core.spi.TransportRequest");
    try (LoopbackServer server = LoopbackServer.start();
        AutoCloseable transport = (AutoCloseable) type.getMethod("create").invoke(null)) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/ai_jobs/a1?cancel");
      Object builder =
          requests.getMethod("builder", String.class, URI.class).invoke(null, "PUT", uri);
      Object request = builder.getClass().getMethod("build").invoke(builder);
      Object answer = type.getMethod("send", requests).invoke(transport, request);
      Object later = type.getMethod("sendAsync", requests).invoke(transport, request);

      assertThat(statusOf(answer)).isEqualTo(200);
      assertThat(statusOf(((CompletableFuture<?>) later).get())).isEqualTo(200);
    }
  }

  private static Object statusOf(Object answer) throws Exception {
    Method status = answer.getClass().getMethod("status");
    return status.invoke(answer);
  }

  private static List<Path> paths(String module, String needed) {
    Pattern wanted =
        Pattern.compile(
            ".*[/\\\\](core|transport-"
                + module
                + ")[/\\\\]target[/\\\\].*|.*[/\\\\]("
                + needed
                + ")-[0-9][^/\\\\]*[.]jar");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(wanted.asMatchPredicate())
        .map(Path::of)
        .collect(Collectors.toList());
  }

  private static URL[] urls(List<Path> paths) throws IOException {
    URL[] urls = new URL[paths.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = paths.get(i).toUri().toURL();
    }
    return urls;
  }

  private static List<String> classesOf(String module, List<Path> paths) throws IOException {
    Path own =
        paths.stream()
            .filter(path -> path.toString().contains("transport-" + module))
            .findAny()
            .orElseThrow();
    if (Files.isDirectory(own)) {
      return classesIn(own);
    }
    try (FileSystem jar = FileSystems.newFileSystem(own, AdapterAloneTest.class.getClassLoader())) {
      return classesIn(jar.getPath("/"));
    }
  }

  private static List<String> classesIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("-info"))
          .map(name -> name.substring(0, name.length() - 6).replaceAll("[/\\\\]", "."))
          .collect(Collectors.toList());
    }
  }
}
