package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages for people say of the files. */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path OWN_TRANSPORT =
      Path.of("src/main/java/io/github/cancelaijob/examples/UrlConnectionTransport.java");

  @Test
  void every_link_between_files_leads_somewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (String target : linksOf(page)) {
        if (!target.startsWith("https://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(page + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void the_readme_leads_to_every_page() throws IOException {
    List<String> links = linksOf(ROOT.resolve("README.md"));

    assertThat(pages())
        .map(page -> ROOT.relativize(page).toString())
        .filteredOn(page -> !page.startsWith("README"))
        .isSubsetOf(links);
  }

  @Test
  void the_guides_transport_is_the_file() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/write-a-transport.md")))
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

  private static List<Path> pages() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(root, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static List<String> linksOf(Path page) throws IOException {
    Matcher link = Pattern.compile("]\\(([^)#]+)\\)").matcher(Files.readString(page));
    return link.results().map(result -> result.group(1)).collect(Collectors.toList());
  }
}
