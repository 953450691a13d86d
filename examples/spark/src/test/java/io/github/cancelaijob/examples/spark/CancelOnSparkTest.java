package io.github.cancelaijob.examples.spark;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.JobState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs in this process, on two cores. */
@ExtendWith(CiSimulatorExtension.class)
class CancelOnSparkTest {
  private CiSimulator ci;
  private Path ids;
  private Path outcomes;
  private SparkSession spark;

  @BeforeEach
  void start(CiSimulator ci, @TempDir Path dir) {
    this.ci = ci;
    ids = dir.resolve("ids.txt");
    outcomes = dir.resolve("outcomes");
    // As an executor's environment would have them.
    System.setProperty("tencentcloud.secretId", ci.credentials().secretId());
    System.setProperty("tencentcloud.secretKey", ci.credentials().secretKey());
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.warehouse.dir", dir.resolve("warehouse").toString())
            .getOrCreate();
  }

  @AfterEach
  void stop() {
    spark.stop();
    System.clearProperty("tencentcloud.secretId");
    System.clearProperty("tencentcloud.secretKey");
  }

  private void run(double rate) {
    CancelOnSpark.cancel(
        spark, ids.toString(), outcomes.toString(), URI.create(ci.endpoint().toString()), 2, rate);
  }

  private long count(String outcome) {
    return spark
        .read()
        .schema(OutcomeRow.SCHEMA)
        .json(outcomes.toString())
        .filter("outcome = '" + outcome + "'")
        .count();
  }

  private List<JobId> submit(int number) throws Exception {
    List<JobId> jobs = Stream.generate(() -> ci.submit()).limit(number).collect(toList());
    List<String> lines = new ArrayList<>();
    jobs.forEach(job -> lines.add(job.value()));
    // A list may have an id twice, and lines that are none.
    lines.add(jobs.get(0).value());
    lines.add("# not an id");
    lines.add("");
    Files.write(ids, lines);
    return jobs;
  }

  @Test
  void cancels_each_job_once_and_a_second_run_none() throws Exception {
    List<JobId> jobs = submit(300);

    run(10_000);

    assertThat(jobs).allMatch(job -> ci.state(job).equals(Optional.of(JobState.CANCEL)));
    assertThat(ci.requests()).hasSize(300);
    assertThat(count("CANCELED")).isEqualTo(300);

    run(10_000);

    assertThat(ci.requests()).hasSize(300);
  }

  @Test
  void a_second_run_repeats_what_is_not_settled() throws Exception {
    List<JobId> jobs = submit(20);
    ci.put(jobs.get(1), JobState.RUNNING);
    ci.failNext(1, jobs.get(2), Fault.answer(400, "InvalidArgument", "once"));

    run(10_000);
    assertThat(count("NOT_PENDING")).isEqualTo(1);
    assertThat(count("INVALID_REQUEST")).isEqualTo(1);

    run(10_000);

    assertThat(ci.requests()).hasSize(21);
    assertThat(count("CANCELED")).isEqualTo(19);
  }

  @Test
  void shares_the_rate_among_the_partitions() throws Exception {
    submit(60);
    long start = System.nanoTime();

    run(20);

    // 30 jobs or more in one of the two, 10 a second.
    assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(2_800).toNanos());
  }
}
