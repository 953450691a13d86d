package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That {@code docs/compatibility.md} says what the build does. */
class CompatibilityTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/compatibility.md");

  @ParameterizedTest
  @CsvSource({"Apache HttpClient, apache-httpclient", "OkHttp, okhttp"})
  void the_page_has_the_versions_of_the_build(String stack, String property) throws IOException {
    String line = found("\n[|] " + stack + " [|] (.*) [|]\n", PAGE).get(0);

    assertThat(found("[0-9][0-9.]+", line))
        .containsExactlyInAnyOrderElementsOf(found(versionOf(property, "(.*)"), parent()));
  }

  @ParameterizedTest
  @CsvSource({"transport-apache, apache-httpclient", "transport-okhttp, okhttp"})
  void every_version_of_the_build_is_tested(String module, String property) throws IOException {
    Set<String> tested =
        new TreeSet<>(
            found(
                "<[a-z]+[.]version>[$][{](.*)}</[a-z]+[.]version>",
                ROOT.resolve(module).resolve("pom.xml")));

    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(
            found("<(version[.]" + property + "(?:-[a-z]+)?)>", parent()));
  }

  @Test
  void the_page_has_the_versions_of_java_that_the_gate_has() throws IOException {
    String gate = found("\nfor version in ([0-9 ]+);", ROOT.resolve(".ci/run")).get(0);
    String line = found("\nJava: ([^.]+)[.]", PAGE).get(0);

    assertThat(found("[0-9]+", line)).isEqualTo(found("[0-9]+", gate));
  }

  @Test
  void the_page_says_what_was_skipped_and_why() throws IOException {
    List<Row> reported = reported();
    assumeFalse(reported.isEmpty(), "the transports' tests haven't run before this one");
    Set<String> suites = reported.stream().map(row -> row.suite).collect(Collectors.toSet());

    assertThat(rowsOnPage())
        .filteredOn(row -> suites.contains(row.suite))
        .map(Row::toString)
        .containsExactlyInAnyOrderElementsOf(
            reported.stream().map(Row::toString).collect(Collectors.toList()));
  }

  @Test
  void every_suite_on_the_page_exists() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path module : modules("src/test/java")) {
      try (Stream<Path> sources = Files.walk(module)) {
        sources.forEach(source -> known.add(source.getFileName().toString()));
      }
    }

    assertThat(rowsOnPage()).isNotEmpty().map(row -> row.suite + ".java").isSubsetOf(known);
  }

  /** A line of the page's second table. */
  private static final class Row {
    final String suite;
    private final String version;
    private final String reasons;

    Row(String suite, String version, String reasons) {
      this.suite = suite;
      this.version = version;
      this.reasons = reasons;
    }

    @Override
    public String toString() {
      return "| `" + suite + "` | " + version + " | " + reasons + " |";
    }
  }

  private static List<Row> rowsOnPage() throws IOException {
    return Pattern.compile("\n[|] `(\\w+Test)` [|] (.*) [|] (.*) [|](?=\n)")
        .matcher(Files.readString(PAGE))
        .results()
        .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
        .collect(Collectors.toList());
  }

  /**
   * Returns what Surefire wrote of the contract's runs, those of versions of former times aside.
   */
  private static List<Row> reported() throws IOException {
    List<Path> reports = new ArrayList<>();
    for (Path module : modules("target/surefire-reports")) {
      try (Stream<Path> files = Files.list(module)) {
        files.filter(file -> file.toString().endsWith(".xml")).forEach(reports::add);
      }
    }
    Set<String> versions = new TreeSet<>(found(versionOf("[a-z-]+", "(.*)"), parent()));
    List<Row> rows = new ArrayList<>();
    for (Path report : reports) {
      String text = Files.readString(report);
      String version =
          found("<property name=\"(?:httpclient|okhttp)[.]version\" value=\"(.*)\"/>", text)
              .stream()
              .findAny()
              .orElse("Java");
      if (text.contains("HttpTransportContract$")
          && (version.equals("Java") || versions.contains(version))) {
        rows.add(new Row(suiteOf(report), version, reasonsIn(text)));
      }
    }
    return rows;
  }

  private static String suiteOf(Path report) {
    return found("[.](\\w+Test)[^.]*(?:[.][0-9]+)*[.]xml$", report.toString()).get(0);
  }

  private static String reasonsIn(String report) {
    Set<String> reasons = new TreeSet<>();
    for (String reason : found("TestAbortedException: (?:Assumption failed: )?(.*)\n", report)) {
      reasons.add(reason.replaceFirst("^this transport doesn't declare (\\w+)$", "`$1`"));
    }
    return reasons.isEmpty() ? "nothing" : String.join(", ", reasons);
  }

  private static List<Path> modules(String directory) throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("transport-"))
          .map(module -> module.resolve(directory))
          .filter(Files::isDirectory)
          .collect(Collectors.toList());
    }
  }

  private static Path parent() {
    return ROOT.resolve("pom.xml");
  }

  private static String versionOf(String property, String value) {
    return "<version[.]" + property + "(?:-[a-z]+)?>" + value + "</version[.]";
  }

  private static List<String> found(String regex, Path file) throws IOException {
    return found(regex, Files.readString(file));
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex)
        .matcher(text)
        .results()
        .map(CompatibilityTest::lastGroup)
        .collect(Collectors.toList());
  }

  private static String lastGroup(MatchResult match) {
    return match.group(match.groupCount());
  }
}
