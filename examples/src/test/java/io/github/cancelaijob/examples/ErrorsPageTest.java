package io.github.cancelaijob.examples;

import static io.github.cancelaijob.examples.ScriptedEndpoint.errorAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That {@code docs/errors.md} has every error, and says of each answer what comes of it. */
class ErrorsPageTest {
  private static final Path PAGE = Pages.ROOT.resolve("docs/errors.md");
  private static final Path CODES = Path.of("../core/src/test/resources/error-codes.json");
  private static final JobId JOB = JobId.of("a8d121820f5e411ec926ef19d53ba9c6f");
  private static final HttpTransport TRANSPORT = JdkHttpTransport.create();

  @AfterAll
  static void close() {
    TRANSPORT.close();
  }

  @Test
  void every_error_is_explained() throws IOException {
    Set<String> errors = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPackagesOf(CancelAIJobException.class)) {
      if (type.isAssignableTo(CancelAIJobException.class)
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        errors.add('`' + type.getSimpleName() + '`');
      }
    }

    assertThat(table("error", "in bulk"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(errors);
  }

  @ParameterizedTest
  @EnumSource
  void every_outcome_is_named(BulkOutcome.Kind kind) throws IOException {
    assertThat(PAGE).content().contains('`' + kind.name() + '`');
  }

  @ParameterizedTest
  @EnumSource
  void every_way_to_get_no_answer_is_as_told(TransportException.Kind kind) throws IOException {
    List<List<String>> rows = table("kind", "means");
    assertThat(rows).hasSize(TransportException.Kind.values().length);
    List<String> row =
        rows.stream()
            .filter(one -> one.get(0).equals('`' + kind.name() + '`'))
            .findFirst()
            .orElseThrow();
    for (Delivery delivery : Delivery.values()) {
      Ending ending =
          end(
              Endpoint.of("http://127.0.0.1:1"),
              request -> {
                throw new TransportException(kind, delivery, null, null);
              });

      assertThat(ending.error.getClass().getSimpleName()).isEqualTo("TransportFailedException");
      assertThat(ending.error.mayHaveBeenCanceled()).isEqualTo(delivery == Delivery.MAYBE_SENT);
      assertThat(ending.again()).isEqualTo(row.get(2));
    }
  }

  @Test
  void every_documented_code_is_there_with_its_documents() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (JsonNode error : new ObjectMapper().readTree(Files.readString(CODES)).get("errors")) {
      documented.add(
          error.get("httpStatus").asInt()
              + " "
              + error.get("code").asText()
              + " "
              + error.get("family").asText());
    }

    Set<String> told = new TreeSet<>();
    for (List<String> row : table("status", "code", "error")) {
      for (String code : quoted(row.get(1))) {
        for (String family : found("\\[(\\w+)]", row.get(6))) {
          told.add(row.get(0) + " " + code + " " + family);
        }
      }
    }
    assertThat(told).hasSizeGreaterThan(50).isEqualTo(documented);
  }

  static List<Answer> answers() throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (List<String> row : table("status", "code", "error")) {
      for (String code : quoted(row.get(1))) {
        answers.add(new Answer(row.get(0), code, "", row.subList(2, 5)));
      }
    }
    for (List<String> row : table("status", "code", "message")) {
      for (String status : found("([0-9]+)", row.get(0))) {
        for (String code : orElse(quoted(row.get(1)), "", "Unheard")) {
          for (String message : orElse(quoted(row.get(2)), "")) {
            answers.add(new Answer(status, code, message, row.subList(3, 6)));
          }
        }
      }
    }
    return answers;
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_ends_as_told(Answer answer) {
    // Off by as much as is corrected, if anything blames the clock.
    Instant date = Instant.now().plus(Duration.ofHours(2));
    try (ScriptedEndpoint service =
        new ScriptedEndpoint(errorAt(date, answer.status, answer.code, answer.message))) {
      Ending ending = end(service.endpoint(), TRANSPORT);

      assertThat(ending.error.getClass().getSimpleName()).isEqualTo(answer.error);
      assertThat(ending.again()).isEqualTo(answer.again);
      assertThat(ending.error.mayHaveBeenCanceled()).isEqualTo(answer.canceled.equals("maybe"));
      assertThat(service.requests()).hasSize(answer.again.equals("no") ? 1 : 2);
    }
  }

  private static Ending end(Endpoint endpoint, HttpTransport transport) {
    List<CallEvent.Type> events = new ArrayList<>();
    CancelAIJobClient client =
        CancelAIJobClient.builder()
            .endpoint(endpoint)
            .credentials(new Temporary())
            .signer(CosSigner.create())
            .transport(transport)
            .listener(event -> events.add(event.type()))
            .retryPolicy(
                RetryPolicy.builder().maxAttempts(2).baseDelay(Duration.ofMillis(1)).build())
            .build();
    return new Ending(
        catchThrowableOfType(CancelAIJobException.class, () -> client.cancel(JOB)), events);
  }

  /** Returns the cells of the table whose titles begin so. */
  private static List<List<String>> table(String... titles) throws IOException {
    String head = "| " + String.join(" | ", titles) + " |";
    List<List<String>> rows =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith(head))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> List.of(line.substring(1).split(" *[|] *", -1)))
            .map(cells -> cells.stream().map(String::strip).collect(Collectors.toList()))
            .collect(Collectors.toList());
    assertThat(rows).as(head).isNotEmpty();
    return rows;
  }

  private static List<String> quoted(String cell) {
    return found("`([^`]+)`", cell);
  }

  private static List<String> found(String regex, String cell) {
    return Pattern.compile(regex)
        .matcher(cell)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toList());
  }

  private static List<String> orElse(List<String> some, String... others) {
    return some.isEmpty() ? List.of(others) : some;
  }

  /** One way for a service to answer, and what the page says of it. */
  static final class Answer {
    final int status;
    final String code;
    final String message;
    final String error;
    final String again;
    final String canceled;

    Answer(String status, String code, String message, List<String> told) {
      this.status = Integer.parseInt(status);
      this.code = code;
      this.message = message;
      this.error = quoted(told.get(0)).get(0);
      this.again = told.get(1);
      this.canceled = told.get(2);
    }

    @Override
    public String toString() {
      return status + " " + code + " " + message;
    }
  }

  /** How a call ended, and what it did until then. */
  private static final class Ending {
    final CancelAIJobException error;
    private final List<CallEvent.Type> events;

    Ending(CancelAIJobException error, List<CallEvent.Type> events) {
      this.error = error;
      this.events = events;
    }

    /** Returns why there was another attempt, in the page's words. */
    String again() {
      if (events.contains(CallEvent.Type.CLOCK_CORRECTED)) {
        return "clock";
      } else if (events.contains(CallEvent.Type.CREDENTIALS_REFRESHED)) {
        return "keys";
      }
      return events.contains(CallEvent.Type.WAITING) ? "yes" : "no";
    }
  }

  /** Has others when some are refused. */
  private static final class Temporary implements CredentialsProvider {
    @Override
    public Credentials credentials() {
      return Credentials.of("AKIDEXAMPLE-not-a-key", "example-secret-not-a-key", "not-a-token");
    }

    @Override
    public Credentials refresh(Credentials rejected) {
      return Credentials.of("AKIDEXAMPLE-not-a-key-2", "example-secret-not-a-key", "not-a-token-2");
    }
  }
}
