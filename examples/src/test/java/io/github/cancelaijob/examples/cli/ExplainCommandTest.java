package io.github.cancelaijob.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.examples.Program;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.ReceivedRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CiSimulatorExtension.class)
class ExplainCommandTest {
  private static final String ID = "a8d121820f5e411ec926ef19d53ba9c6f";

  @Test
  void shows_the_request_that_cancel_sends(CiSimulator ci) throws Exception {
    JobId jobId = ci.submit();
    String endpoint = ci.endpoint().toString();
    Program.Result explained = explain(jobId.value(), "--endpoint", endpoint);
    assertThat(ci.requests()).isEmpty();

    run("cancel", jobId.value(), "--endpoint", endpoint, ci);

    ReceivedRequest sent = ci.requests().get(0);
    assertThat(explained.status).as("%s", explained).isZero();
    List<String> shown = section(explained, "The request, to " + endpoint);
    assertThat(shown.get(0)).isEqualTo(sent.method() + ' ' + sent.target() + " HTTP/1.1");
    assertThat(namesIn(shown)).containsAll(List.of("host", "content-length", "authorization"));
    for (String name : namesIn(shown)) {
      assertThat(sent.headers().first(name)).as(name).isPresent();
    }
    assertThat(shown)
        .contains("Host: " + sent.headers().first("Host").orElseThrow())
        .contains("Content-Length: " + sent.headers().first("Content-Length").orElseThrow());
  }

  @Test
  void shows_what_the_signature_covers() throws Exception {
    Program.Result explained =
        explain(ID, "--bucket", "examplebucket-1250000000", "--region", "ap-beijing");

    assertThat(section(explained, "What its signature covers"))
        .containsExactly(
            "put",
            "/ai_jobs/" + ID,
            "cancel=",
            "host=examplebucket-1250000000.ci.ap-beijing.myqcloud.com");
  }

  @Test
  void shows_the_token_of_temporary_keys_as_sent_and_signed(CiSimulator ci) throws Exception {
    Program.Result explained = explain(ID, "--endpoint", ci.endpoint().toString(), "--temporary");

    assertThat(section(explained, "The request"))
        .contains("x-ci-security-token: [redacted]")
        .anyMatch(line -> line.contains("&q-header-list=host;x-ci-security-token&"));
    assertThat(section(explained, "What its signature covers").get(3))
        .endsWith("&x-ci-security-token=%5Bredacted%5D");
  }

  @Test
  void shows_the_policy_that_the_page_on_security_has() throws Exception {
    Program.Result explained =
        explain(ID, "--bucket", "examplebucket-1250000000", "--region", "ap-beijing");

    assertThat(Files.readString(Path.of("../docs/security.md")))
        .contains("```json\n" + String.join("\n", section(explained, "The CAM policy")) + "\n```");
  }

  @Test
  void tells_nothing_that_a_key_was_used_for(CiSimulator ci) throws Exception {
    Program.Result explained = run("explain", ID, "--endpoint", ci.endpoint().toString(), ci);

    assertThat(explained.status).isZero();
    assertThat(explained.out + explained.err)
        .contains("q-ak=[redacted]&", "q-signature=[redacted]")
        .doesNotContain(ci.credentials().secretId(), ci.credentials().secretKey())
        .doesNotContainPattern("q-signature=\\p{XDigit}");
  }

  @Test
  @EnabledIf("isThereCurl")
  void curl_sends_the_same_request(CiSimulator ci) throws Exception {
    Program.Result explained = explain(ID, "--endpoint", ci.endpoint().toString());
    String command = String.join("\n", section(explained, "The same with curl"));

    Process shell =
        new ProcessBuilder("sh", "-c", command.replace("curl ", "curl -sS "))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).contains("<Error>");
    assertThat(shell.waitFor()).isZero();
    assertThat(ci.requests().get(0).target()).isEqualTo("/ai_jobs/" + ID + "?cancel");
    assertThat(ci.requests().get(0).headers().first("Content-Length")).contains("0");
  }

  static boolean isThereCurl() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
  }

  private static Program.Result explain(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("explain"));
    command.addAll(List.of(arguments));
    return Program.of(CancelAiJob.class, command.toArray(new String[0])).run();
  }

  private static Program.Result run(
      String command, String id, String option, String value, CiSimulator ci) throws Exception {
    return Program.of(CancelAiJob.class, command, id, option, value).withKeysOf(ci).run();
  }

  /** Returns the lines below that which begins with {@code title}, without their indentation. */
  private static List<String> section(Program.Result explained, String title) {
    return explained
        .out
        .lines()
        .dropWhile(line -> !line.startsWith(title))
        .skip(2)
        .takeWhile(line -> line.startsWith("  "))
        .map(line -> line.substring(2))
        .collect(Collectors.toList());
  }

  private static List<String> namesIn(List<String> request) {
    return request.stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
        .collect(Collectors.toList());
  }
}
