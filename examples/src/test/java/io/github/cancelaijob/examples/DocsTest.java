package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for people say of the files. */
class DocsTest {
  private static final String SOURCES = "src/main/java/io/github/cancelaijob/examples";

  @Test
  void every_link_between_files_leads_somewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : Pages.all()) {
      for (String target : Pages.linksOf(page)) {
        if (!target.startsWith("https://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(page + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void the_readme_leads_to_every_page() throws IOException {
    assertThat(Pages.all())
        .map(page -> Pages.ROOT.relativize(page).toString())
        .filteredOn(page -> !page.equals("README.md"))
        .isSubsetOf(Pages.linksOf(Pages.README));
  }

  @Test
  void the_chinese_readme_leads_where_the_other_does() throws IOException {
    assertThat(Pages.linksOf(Pages.CHINESE))
        .filteredOn(link -> !link.startsWith("https://") && !link.startsWith("README"))
        .isNotEmpty()
        .isSubsetOf(Pages.linksOf(Pages.README));
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "xml", "sh"})
  void both_readmes_have_the_same_code(String language) throws IOException {
    assertThat(Pages.blocksOf(Pages.CHINESE, language))
        .isNotEmpty()
        .isEqualTo(Pages.blocksOf(Pages.README, language));
  }

  @Test
  void the_readme_is_a_screen_or_two() throws IOException {
    assertThat(Files.readAllLines(Pages.README)).hasSizeLessThan(100);
  }

  @Test
  void the_index_has_every_example() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(SOURCES))) {
      assertThat(files)
          .map(file -> SOURCES + "/" + file.getFileName())
          .filteredOn(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
          .isNotEmpty()
          .isSubsetOf(Pages.linksOf(Pages.INDEX));
    }
  }

  @Test
  void the_policy_is_the_one_that_errors_ask_for() throws IOException {
    PermissionDeniedException denied =
        new PermissionDeniedException(
            ErrorDetails.builder(JobId.of("a0")).build(),
            "ci:CancelAiProcessJob",
            Bucket.of("examplebucket-1250000000"));

    assertThat(Pages.blocksOf(Pages.ROOT.resolve("docs/security.md"), "json").get(0))
        .contains('"' + denied.requiredAction() + '"', '"' + denied.requiredResource() + '"');
  }

  @Test
  void the_drawing_shows_what_its_source_says() throws IOException {
    Path source = Pages.ROOT.resolve("docs/architecture.mmd");
    Path drawing = Pages.ROOT.resolve("docs/architecture.svg");

    assertThat(Pages.found("<title>(.*?)</title>", drawing))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(Pages.found("\\w[(]?\\[([^\\]]+)\\]", source));
    List<String> arrows =
        Pattern.compile("(?m)^\\s*(\\w+).* (?:-->|-\\.->|==>) (\\w+)")
            .matcher(Files.readString(source))
            .results()
            .map(arrow -> arrow.group(1) + "-" + arrow.group(2))
            .collect(Collectors.toList());
    assertThat(Pages.found("<path id=\"(.*?)\"", drawing))
        .containsExactlyInAnyOrderElementsOf(arrows);
  }

  @Test
  void releasing_takes_eight_steps_at_most() throws IOException {
    assertThat(Pages.found("(?m)^([0-9]+)[.] ", Pages.ROOT.resolve("RELEASING.md")))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(8);
  }
}
