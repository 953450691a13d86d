package io.github.cancelaijob.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.examples.Program;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a user runs it, in a JVM of its own. */
@ExtendWith(CiSimulatorExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class CancelCommandTest {
  private CiSimulator ci;

  @BeforeEach
  void use(CiSimulator ci) {
    this.ci = ci;
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp", "OkHttp"})
  void pending_jobs_are_canceled_over_every_stack(String transport) throws Exception {
    JobId one = ci.submit();
    JobId two = ci.submit();

    Program.Result result = cancel("--transport", transport, one.value(), two.value());

    assertThat(result.status).as("%s", result).isZero();
    assertThat(result.out.lines()).containsExactlyInAnyOrder("CANCELED " + one, "CANCELED " + two);
    assertThat(result.err).isEqualTo("2 CANCELED\n");
    assertThat(ci.state(one)).contains(JobState.CANCEL);
    assertThat(ci.state(two)).contains(JobState.CANCEL);
  }

  @Test
  void a_json_line_has_every_field() throws Exception {
    JobId pending = ci.submit();
    JobId running = ci.submit(JobState.RUNNING);

    Program.Result result =
        cancel("--json", "--concurrency", "1", pending.value(), running.value());

    assertThat(result.status).isEqualTo(1);
    List<JsonNode> lines = json(result);
    assertThat(lines).hasSize(2).allSatisfy(CancelCommandTest::hasTheDocumentedFields);
    assertThat(lines.get(0).get("jobId").textValue()).isEqualTo(pending.value());
    assertThat(lines.get(0).get("outcome").textValue()).isEqualTo("CANCELED");
    assertThat(lines.get(0).get("httpStatus").intValue()).isEqualTo(200);
    assertThat(lines.get(0).get("errorCode").isNull()).isTrue();
    assertThat(lines.get(0).get("message").isNull()).isTrue();
    assertThat(lines.get(0).get("requestId").textValue()).isNotEmpty();
    assertThat(lines.get(0).get("traceId").isNull()).isTrue();
    assertThat(lines.get(0).get("attempts").intValue()).isOne();
    assertThat(lines.get(0).get("elapsedMs").isIntegralNumber()).isTrue();
    assertThat(lines.get(1).get("outcome").textValue()).isEqualTo("NOT_PENDING");
    assertThat(lines.get(1).get("httpStatus").intValue()).isEqualTo(409);
    assertThat(lines.get(1).get("message").textValue())
        .isEqualTo("The job provided can not be modified");
    assertThat(lines.get(1).get("traceId").textValue()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "409, Conflict, NOT_PENDING",
    "404, NoSuchJob, NOT_FOUND",
    "400, InvalidArgument, INVALID_REQUEST",
    "429, SlowDown, THROTTLED",
    "503, ServiceUnavailable, SERVICE_UNAVAILABLE",
    "302, Found, UNEXPECTED"
  })
  void every_answer_has_its_outcome(int status, String code, String outcome) throws Exception {
    ci.failNext(1, Fault.answer(status, code, "as the test wants it"));

    Program.Result result = cancel("--json", "--max-attempts", "1", ci.submit().value());

    assertThat(result.status).as("%s", result).isEqualTo(1);
    assertThat(json(result).get(0).get("outcome").textValue()).isEqualTo(outcome);
    assertThat(json(result).get(0).get("errorCode").textValue()).isEqualTo(code);
    assertThat(ci.requests()).as("nothing is sent again").hasSize(1);
  }

  @Test
  void what_may_pass_is_tried_again() throws Exception {
    ci.failNext(1, Fault.answer(503, "ServiceUnavailable", "once"));
    ci.failNext(1, Fault.answer(429, "SlowDown", "twice"));

    Program.Result result = cancel("--json", ci.submit().value());

    assertThat(result.status).as("%s", result).isZero();
    assertThat(json(result).get(0).get("outcome").textValue()).isEqualTo("CANCELED");
    assertThat(json(result).get(0).get("attempts").intValue()).isEqualTo(3);
  }

  @Test
  void what_may_pass_is_given_up_in_the_end() throws Exception {
    ci.failNext(3, Fault.answer(503, "ServiceUnavailable", "again"));

    Program.Result result = cancel("--json", "--max-attempts", "2", ci.submit().value());

    assertThat(result.status).as("%s", result).isEqualTo(1);
    assertThat(json(result).get(0).get("outcome").textValue()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(json(result).get(0).get("attempts").intValue()).isEqualTo(2);
    assertThat(ci.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many"})
  void attempts_below_one_are_a_mistake_of_usage(String attempts) throws Exception {
    Program.Result result = cancel("--max-attempts", attempts, ci.submit().value());

    assertThat(result.status).isEqualTo(2);
    assertThat(result.err).contains(attempts);
    assertThat(ci.requests()).isEmpty();
  }

  @Test
  void a_dropped_connection_is_unreachable() throws Exception {
    ci.failNext(1, Fault.dropBeforeActing());

    Program.Result result = cancel("--json", "--max-attempts", "1", ci.submit().value());

    assertThat(result.status).isEqualTo(1);
    assertThat(json(result).get(0).get("outcome").textValue()).isEqualTo("UNREACHABLE");
    assertThat(json(result).get(0).get("httpStatus").isNull()).isTrue();
    assertThat(json(result).get(0).get("message").textValue()).contains("CONNECTION_LOST");
    assertThat(ci.requests()).hasSize(1);
  }

  @Test
  void a_late_answer_is_unreachable() throws Exception {
    ci.failNext(1, Fault.delay(Duration.ofMinutes(10)));

    Program.Result result = cancel("--timeout", "500ms", ci.submit().value());

    assertThat(result.status).isEqualTo(1);
    assertThat(result.out).startsWith("UNREACHABLE").contains("TIMEOUT");
  }

  @ParameterizedTest
  @CsvSource({
    "401, SecretidNotExist, AUTHENTICATION_FAILED",
    "403, AccessDenied, PERMISSION_DENIED"
  })
  void a_run_ends_where_no_call_can_succeed(int status, String code, String outcome)
      throws Exception {
    ci.failNext(1000, Fault.answer(status, code, "as the test wants it"));

    Program.Result result =
        program("--json", "--concurrency", "4", "--file", "-").reading(ids(1000)).run();

    assertThat(result.status).as("%s", result).isEqualTo(3);
    assertThat(result.err).contains("Ended: no further call could succeed.");
    assertThat(ci.requests()).hasSizeLessThanOrEqualTo(4 + 16);
    assertThat(json(result)).hasSize(1000).allSatisfy(CancelCommandTest::hasTheDocumentedFields);
    assertThat(json(result).stream().map(line -> line.get("outcome").textValue()))
        .containsOnly(outcome, "SKIPPED")
        .filteredOn(outcome::equals)
        .hasSameSizeAs(ci.requests());
  }

  @Test
  void temporary_keys_bring_their_token() throws Exception {
    ci.rotate(Credentials.of("AKIDEXAMPLE-temporary", "example-secret", "example-token"));
    JobId jobId = ci.submit();

    assertThat(cancel(jobId.value()).status).isZero();
    assertThat(ci.requests().get(0).headers().all("x-ci-security-token"))
        .containsExactly("example-token");
  }

  @Test
  void ids_come_from_a_file(@TempDir Path dir) throws Exception {
    JobId one = ci.submit();
    JobId two = ci.submit();
    Path file = dir.resolve("ids.txt");
    Files.writeString(file, "\uFEFF" + one + "\r\n\r\n# a comment\r\n  " + two + "  \r\n");

    Program.Result result = cancel("--file", file.toString());

    assertThat(result.out.lines()).containsExactlyInAnyOrder("CANCELED " + one, "CANCELED " + two);
  }

  @Test
  void ids_come_from_standard_input() throws Exception {
    JobId jobId = ci.submit();

    Program.Result result = program("--file", "-").reading(jobId + "\n").run();

    assertThat(result.out).isEqualTo("CANCELED " + jobId + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a?b", "a,b", "a b", "a\r\nb", "a%2Fb", "\u4e2d"})
  void a_hostile_id_sends_nothing(String id) throws Exception {
    sendsNothing(cancel(ci.submit().value(), id), "job id");
  }

  @Test
  void a_bad_id_in_a_file_is_named_and_left_out() throws Exception {
    JobId one = ci.submit();
    JobId two = ci.submit();

    Program.Result result = program("--file", "-").reading(one + "\n\na/b\n" + two + "\n").run();

    assertThat(result.status).isEqualTo(1);
    assertThat(result.err).startsWith("standard input, line 3: job id 'a/b'");
    assertThat(result.out.lines()).containsExactlyInAnyOrder("CANCELED " + one, "CANCELED " + two);
  }

  @Test
  void a_bad_id_ends_a_strict_run(@TempDir Path dir) throws Exception {
    JobId one = ci.submit();
    JobId two = ci.submit();
    String ids = one + "\na/b\n" + two + "\n";
    Path file = Files.writeString(dir.resolve("ids.txt"), ids);

    sendsNothing(cancel("--strict", "--file", file.toString()), "ids.txt, line 2", "nothing was");

    Program.Result result = program("--strict", "--file", "-").reading(ids).run();
    assertThat(result.status).isEqualTo(1);
    assertThat(result.err).contains("standard input, line 2");
    assertThat(result.out).isEqualTo("CANCELED " + one + "\n");
  }

  @Test
  void an_empty_list_is_a_mistake() throws Exception {
    sendsNothing(program("--file", "-").reading("\n# none\n").run(), "there is no job to cancel");
  }

  @ParameterizedTest
  @CsvSource({
    "--bucket, examplebucket, bucket 'examplebucket'",
    "--region, AP Beijing!, region 'AP Beijing!'",
    "--transport, carrier-pigeon, --transport",
    "--timeout, soon, 'soon' is not a positive time",
    "--timeout, 0s, '0s' is not a positive time",
    "--rate, fast, 'fast' is not a positive rate",
    "--rate, 0/s, '0/s' is not a positive rate",
    "--concurrency, 0, concurrency 0 must be at least 1",
    "--file, no-such-file, no-such-file doesn't exist",
    "--frobnicate, x, --frobnicate"
  })
  void a_wrong_option_is_named_and_sends_nothing(String option, String value, String named)
      throws Exception {
    sendsNothing(cancel(option, value, ci.submit().value()), named);
  }

  @Test
  void a_place_to_cancel_at_is_needed() throws Exception {
    sendsNothing(
        Program.of(CancelAiJob.class, "cancel", "a1").withKeysOf(ci).run(),
        "set --bucket and --region, or --endpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https:///path", "example.com", "ftp://example.com", "https://a b"})
  void an_endpoint_without_host_is_named(String endpoint) throws Exception {
    sendsNothing(
        Program.of(CancelAiJob.class, "cancel", "--endpoint", endpoint, "a1").withKeysOf(ci).run(),
        "endpoint '" + endpoint + "'");
  }

  @Test
  void keys_are_needed_and_were_looked_for_everywhere(@TempDir Path home) throws Exception {
    sendsNothing(
        withoutKeys(home).run(),
        "there are no keys:",
        "- TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set in the environment",
        "- tencentcloud.secretId and tencentcloud.secretKey are not set",
        home.resolve(".tencentcloud/credentials").toString(),
        "- http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/ gave no answer"
            + " (UNKNOWN_HOST)",
        "- TKE_REGION, TKE_PROVIDER_ID, TKE_ROLE_ARN, TKE_WEB_IDENTITY_TOKEN_FILE not set");
  }

  @Test
  void keys_come_from_a_profile(@TempDir Path home) throws Exception {
    Path file = home.resolve(".tencentcloud/credentials");
    Files.createDirectory(file.getParent());
    Files.writeString(
        file,
        "[default]\nsecret_id = %s\nsecret_key = %s\n"
            .replaceFirst("%s", ci.credentials().secretId())
            .replaceFirst("%s", ci.credentials().secretKey()));

    assertThat(withoutKeys(home).run().status).isZero();
  }

  @Test
  void keys_of_the_environment_cost_nothing_more(@TempDir Path dir) throws Exception {
    Path log = dir.resolve("classes");

    Program.Result result =
        program(ci.submit().value()).withOption("-Xlog:class+load:file=" + log).run();

    assertThat(result.status).as("%s", result).isZero();
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded)
        .anyMatch(line -> line.contains("io.github.cancelaijob.credentials.NamedKeys"));
    assertThat(loaded).noneMatch(line -> line.contains("io.github.cancelaijob.credentials.KeyDoc"));
    assertThat(loaded).noneMatch(line -> line.contains("com.fasterxml.jackson"));
  }

  /** Returns a program in whose world there is neither a profile nor a metadata service. */
  private Program withoutKeys(Path home) throws IOException {
    Path hosts = Files.writeString(home.resolve("hosts"), "127.0.0.1 localhost\n");
    return Program.of(
            CancelAiJob.class,
            "cancel",
            "--endpoint",
            ci.endpoint().toString(),
            ci.submit().value())
        .withOption("-Duser.home=" + home)
        .withOption("-Djdk.net.hosts.file=" + hosts);
  }

  @Test
  void a_secret_with_a_line_break_is_not_shown() throws Exception {
    Program.Result result =
        program(ci.submit().value()).with("TENCENTCLOUD_SECRET_KEY", "FAKE-MARKED\nSECRET").run();

    sendsNothing(result, "the secret key has the character U+000A at index 11");
    assertThat(result.toString()).doesNotContain("MARKED");
  }

  @Test
  void a_rate_is_kept() throws Exception {
    long start = System.nanoTime();

    Program.Result result = program("--rate", "20/s", "--file", "-").reading(ids(21)).run();

    assertThat(result.status).isZero();
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofSeconds(1).toNanos());
  }

  @Test
  @Timeout(60)
  void an_interrupt_waits_for_what_is_under_way(@TempDir Path dir) throws Exception {
    JobId done = ci.submit();
    JobId waiting = ci.submit();
    ci.fail(waiting, Fault.delay(Duration.ofMinutes(10)));
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");

    Process process =
        program("--json", "--concurrency", "1", "--timeout", "3s", "--file", "-")
            .reading(done + "\n" + waiting + "\n" + ids(100))
            .interruptible()
            .start(out, err);
    while (ci.requests().size() < 2) {
      Thread.onSpinWait();
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor()).isEqualTo(130);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).contains(done.value(), "CANCELED");
    assertThat(lines.get(1)).contains(waiting.value(), "UNREACHABLE");
    assertThat(lines).hasSize(102);
    assertThat(lines.subList(2, 102)).allMatch(line -> line.contains("SKIPPED"));
    assertThat(ci.requests()).hasSize(2);
    assertThat(Files.readString(err)).contains("Interrupted.");
  }

  /** Returns a list of pending jobs. */
  private String ids(int number) {
    return Stream.generate(() -> ci.submit().value() + "\n")
        .limit(number)
        .collect(Collectors.joining());
  }

  private Program.Result cancel(String... arguments) throws Exception {
    return program(arguments).run();
  }

  private Program program(String... arguments) {
    return Program.of(
            CancelAiJob.class,
            Stream.concat(
                    Stream.of("cancel", "--endpoint", ci.endpoint().toString()),
                    Stream.of(arguments))
                .toArray(String[]::new))
        .withKeysOf(ci);
  }

  private void sendsNothing(Program.Result result, String... named) {
    assertThat(result.status).as("%s", result).isEqualTo(2);
    assertThat(result.err).contains(named);
    assertThat(result.out).isEmpty();
    assertThat(ci.requests()).isEmpty();
  }

  private static void hasTheDocumentedFields(JsonNode line) {
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "jobId",
            "outcome",
            "httpStatus",
            "errorCode",
            "message",
            "requestId",
            "traceId",
            "attempts",
            "elapsedMs");
  }

  private static List<JsonNode> json(Program.Result result) {
    ObjectMapper mapper = new ObjectMapper();
    return result
        .out
        .lines()
        .map(
            line -> {
              try {
                return mapper.readTree(line);
              } catch (Exception e) {
                throw new AssertionError(line, e);
              }
            })
        .collect(Collectors.toList());
  }
}
