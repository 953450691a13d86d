package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {
  private final Jobs jobs = new Jobs();

  @Test
  void find_a_job_submitted_for_one_cancel_of_many() throws Exception {
    List<JobId> jobIds =
        IntStream.range(0, 20_000).mapToObj(i -> JobId.of("a" + i)).collect(Collectors.toList());
    jobIds.forEach(jobId -> jobs.put(jobId, JobState.SUBMITTED, Instant.EPOCH));

    List<JobId> canceled =
        Together.call(
            8,
            () ->
                jobIds.stream()
                    .filter(jobId -> jobs.cancel(jobId).orElseThrow() == JobState.SUBMITTED)
                    .collect(Collectors.toList()));

    assertThat(canceled).hasSameSizeAs(jobIds).doesNotHaveDuplicates();
  }

  @Test
  void keep_when_a_job_was_created() {
    JobId jobId = JobId.of("a");
    jobs.put(jobId, JobState.SUBMITTED, Instant.EPOCH);
    jobs.put(jobId, JobState.SUBMITTED, Instant.MAX);
    jobs.cancel(jobId);

    assertThat(jobs.find(jobId).orElseThrow().created).isEqualTo(Instant.EPOCH);
  }
}
