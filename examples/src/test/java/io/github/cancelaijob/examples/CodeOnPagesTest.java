package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That code on a page is code that a build compiles, or a gate runs. README's has its own test. */
class CodeOnPagesTest {
  private static final Path OWN_TRANSPORT =
      Path.of("src/main/java/io/github/cancelaijob/examples/UrlConnectionTransport.java");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);

  @Test
  void java_is_in_a_file_that_is_compiled() throws IOException {
    String compiled = contentOf(".java");
    List<String> foreign = new ArrayList<>();
    for (Path page : Pages.all()) {
      for (String block : Pages.blocksOf(page, "java")) {
        if (!compiled.contains(unindented(block))) {
          foreign.add(page + ":\n" + block);
        }
      }
    }
    foreign.removeIf(block -> block.startsWith(Pages.README + ":"));
    foreign.removeIf(block -> block.startsWith(Pages.CHINESE + ":"));

    assertThat(foreign).as("put it into a file of the examples, or of their tests").isEmpty();
  }

  @Test
  void a_dependency_is_in_a_project_that_is_built() throws IOException {
    String built = contentOf("pom.xml");
    List<String> foreign = new ArrayList<>();
    for (Path page : Pages.all()) {
      for (String block : Pages.blocksOf(page, "xml")) {
        DEPENDENCY
            .matcher(block.replaceAll(" *<!--.*?-->", ""))
            .results()
            .filter(dependency -> !built.contains(unindented(dependency.group())))
            .forEach(dependency -> foreign.add(page + ":\n" + dependency.group()));
      }
    }
    assertThat(foreign).as("put it into a pom.xml of examples/consumers").isEmpty();
  }

  @Test
  void a_command_is_run_by_the_gate() throws IOException {
    List<String> run = Pages.blocksOf(Pages.README, "sh"); // each, by .ci/run
    assertThat(run).hasSize(2);
    for (Path page : Pages.all()) {
      assertThat(Pages.blocksOf(page, "sh")).as("commands of %s", page).isSubsetOf(run);
    }
  }

  @Test
  void every_block_is_of_a_kind_that_is_checked() throws IOException {
    for (Path page : Pages.all()) {
      assertThat(Pages.found("(?m)^```([^\n]+)$", page))
          .as("blocks of %s", page)
          .isSubsetOf("java", "xml", "sh", "json");
    }
  }

  @Test
  void the_guides_transport_is_the_file() throws IOException {
    assertThat(Files.readString(Pages.ROOT.resolve("docs/write-a-transport.md")))
        .contains("```java\n" + Files.readString(OWN_TRANSPORT) + "```\n");
  }

  @Test
  void a_transport_of_ones_own_is_a_page_of_code() throws IOException {
    List<String> code =
        Files.readAllLines(OWN_TRANSPORT).stream()
            .filter(line -> !line.isBlank() && !line.matches("(package|import|/[*]| [*]).*"))
            .collect(Collectors.toList());

    assertThat(code).hasSizeLessThan(65);
  }

  /** Returns what is in the files of the examples whose names end so, without indentation. */
  private static String contentOf(String suffix) throws IOException {
    StringBuilder content = new StringBuilder();
    try (Stream<Path> walk = Files.walk(Path.of("."))) {
      for (Path file : walk.collect(Collectors.toList())) {
        if (file.toString().endsWith(suffix) && !file.toString().contains("target")) {
          content.append(unindented(Files.readString(file))).append('\n');
        }
      }
    }
    return content.toString();
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
