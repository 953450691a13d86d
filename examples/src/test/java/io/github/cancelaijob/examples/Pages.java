package io.github.cancelaijob.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages for people, and what is on them. */
final class Pages {
  static final Path ROOT = Path.of("..");
  static final Path README = ROOT.resolve("README.md");
  static final Path CHINESE = ROOT.resolve("README.zh-CN.md");
  static final Path INDEX = ROOT.resolve("examples/README.md");

  private Pages() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.of(root, docs, Stream.of(INDEX))
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  static List<String> linksOf(Path page) throws IOException {
    return found("]\\(([^)#]+)(?:#[^)]*)?\\)", page);
  }

  static List<String> blocksOf(Path page, String language) throws IOException {
    return found("(?s)```" + language + "\n(.*?)```", page);
  }

  static List<String> found(String regex, Path page) throws IOException {
    return Pattern.compile(regex)
        .matcher(Files.readString(page))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toList());
  }
}
