package io.github.cancelaijob.examples.cli;

import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.examples.Program;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that is killed again and again, at random moments, and begun again with its journal. */
@ExtendWith(CiSimulatorExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class KilledRunTest {
  private static final int KILLS = 50;
  private static final int JOBS = 2000;
  private static final int CONCURRENCY = 8;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Random random = new Random();

  private CiSimulator ci;
  private Path ids;
  private Path journal;
  private Path out;
  private Path err;

  @BeforeEach
  void begin(CiSimulator ci, @TempDir Path dir) throws IOException {
    this.ci = ci;
    ids = dir.resolve("ids");
    journal = dir.resolve("journal");
    out = dir.resolve("out");
    err = dir.resolve("err");
    Files.write(ids, Stream.generate(() -> ci.submit().value()).limit(JOBS).collect(toList()));
  }

  @Test
  @Timeout(600)
  void repeats_nothing_settled_and_loses_nothing_else() throws Exception {
    Set<String> settled = new HashSet<>();
    int killed = 0;
    while (killed < KILLS) {
      int before = ci.requests().size();
      Process run = start();
      int moment = before + 1 + random.nextInt(50);
      while (ci.requests().size() < moment && run.isAlive()) {
        LockSupport.parkNanos(100_000);
      }
      LockSupport.parkNanos(random.nextInt(3_000_000));
      // SIGKILL, which no hook hears of.
      killed += run.destroyForcibly().waitFor() == 128 + 9 ? 1 : 0;
      assertThat(run.exitValue()).as(Files.readString(err)).isIn(0, 1, 128 + 9);

      assertThat(sent(before)).as("settled before").noneMatch(settled::contains);
      settled = settled();
      assertThat(settled).as("what is told is in the journal").containsAll(told());
    }
    int before = ci.requests().size();

    Process last = start();

    assertThat(last.waitFor()).as(Files.readString(err)).isIn(0, 1);
    assertThat(sent(before)).as("settled before").noneMatch(settled::contains);
    assertThat(settled()).containsExactlyInAnyOrderElementsOf(Files.readAllLines(ids));
    assertThat(ci.requests().size() - JOBS).as("repeated").isLessThanOrEqualTo(KILLS * CONCURRENCY);
  }

  private Process start() throws IOException {
    return Program.of(
            CancelAiJob.class,
            "cancel",
            "--endpoint",
            ci.endpoint().toString(),
            "--file",
            ids.toString(),
            "--journal",
            journal.toString(),
            "--concurrency",
            Integer.toString(CONCURRENCY),
            "--json")
        .withKeysOf(ci)
        .start(out, err);
  }

  private List<String> sent(int from) {
    List<String> sent = new ArrayList<>();
    ci.requests()
        .subList(from, ci.requests().size())
        .forEach(request -> sent.add(request.jobId().orElseThrow().value()));
    return sent;
  }

  /** Returns the ids that the journal has as settled, each of which is so by the service. */
  private Set<String> settled() throws IOException {
    Set<String> settled = new HashSet<>();
    for (JsonNode line : wholeLines(journal)) {
      assertThat(line.get("outcome").textValue()).isIn("CANCELED", "NOT_PENDING");
      String id = line.get("jobId").textValue();
      assertThat(ci.state(JobId.of(id))).contains(JobState.CANCEL);
      assertThat(settled.add(id)).as("%s is there once", id).isTrue();
    }
    return settled;
  }

  private Set<String> told() throws IOException {
    return wholeLines(out).stream().map(line -> line.get("jobId").textValue()).collect(toSet());
  }

  /** Returns the lines of a file without the last, if that is torn. */
  private List<JsonNode> wholeLines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    String text = Files.exists(file) ? Files.readString(file) : "";
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().collect(toList())) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }
}
