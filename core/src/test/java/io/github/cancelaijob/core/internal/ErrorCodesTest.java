package io.github.cancelaijob.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The documented error codes, each with the verdict that the table gives it. */
class ErrorCodesTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/verdicts.csv")
  void have_the_verdict_of_the_table(int status, String code, Verdict verdict) {
    assertThat(Verdict.of(Answers.of(status, code, null))).isEqualTo(verdict);
    assertThat(Verdict.of(Answers.of(status, code, "any words"))).isEqualTo(verdict);
  }

  @Test
  void are_all_in_the_table_and_no_other_is() throws IOException {
    Set<String> documented = new TreeSet<>();
    try (InputStream json = open("/error-codes.json")) {
      for (JsonNode error : new ObjectMapper().readTree(json).get("errors")) {
        documented.add(error.get("httpStatus").asInt() + "," + error.get("code").asText());
      }
    }
    Set<String> judged;
    try (BufferedReader csv =
        new BufferedReader(new InputStreamReader(open("/verdicts.csv"), UTF_8))) {
      judged =
          csv.lines()
              .filter(row -> !row.startsWith("#"))
              .map(row -> row.substring(0, row.lastIndexOf(',')))
              .collect(Collectors.toCollection(TreeSet::new));
    }

    assertThat(documented).hasSizeGreaterThan(50);
    assertThat(judged).isEqualTo(documented);
  }

  private static InputStream open(String resource) {
    return ErrorCodesTest.class.getResourceAsStream(resource);
  }
}
