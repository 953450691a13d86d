package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.Region;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.examples.cli.CancelAiJob;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.Fault;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that means to become a header, a request or a line of a log. */
@ExtendWith(CiSimulatorExtension.class)
class InjectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nX-Forged: 1", "a\nX-Forged: 1", "a\rb", "a\u0000b", "a\u2028b", "a b\t"})
  void into_a_request_is_refused_wherever_text_comes_in(String text) {
    URI uri = URI.create("https://localhost/");
    Stream<Consumer<String>> ways =
        Stream.of(
            JobId::of,
            Bucket::of,
            Region::of,
            Endpoint::of,
            secret -> Credentials.of(secret, "example-secret-key"),
            secret -> Credentials.of("AKIDEXAMPLE", secret),
            secret -> Credentials.of("AKIDEXAMPLE", "example-secret-key", secret),
            name -> TransportRequest.builder("PUT", uri).header(name, "value"),
            value -> TransportRequest.builder("PUT", uri).header("X-Name", value),
            method -> TransportRequest.builder(method, uri));

    assertThat(ways)
        .allSatisfy(way -> assertThatIllegalArgumentException().isThrownBy(() -> way.accept(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "a?b", "a#b", "a%2fb", "a,b", "a;b", "a\\b", "a&cancel"})
  void into_the_path_is_refused(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> JobId.of(id));
  }

  @Test
  void by_an_answer_adds_no_line_to_what_is_printed(CiSimulator ci) throws Exception {
    for (String option : List.of("--json", "--transport=jdk")) {
      ci.failNext(1, Fault.answer(409, "Conflict", "late\r\nCANCELED a1\n\u001b[2K{\"jobId\":1}"));

      Program.Result result =
          Program.of(
                  CancelAiJob.class,
                  "cancel",
                  "--endpoint",
                  ci.endpoint().toString(),
                  option,
                  ci.submit().value())
              .withKeysOf(ci)
              .run();

      assertThat(result.out).as(option).hasLineCount(1).doesNotContain("\u001b");
      assertThat(result.err).startsWith("1 NOT_PENDING\n").doesNotContain("CANCELED");
    }
  }
}
