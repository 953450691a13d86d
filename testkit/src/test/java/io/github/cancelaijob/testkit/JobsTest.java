package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {
  private final Jobs jobs = new Jobs();

  @Test
  void find_a_job_submitted_for_one_cancel_of_many() throws Exception {
    JobId jobId = JobId.of("a");
    jobs.put(jobId, JobState.SUBMITTED, Instant.EPOCH);
    AtomicInteger holders = new AtomicInteger();

    // Whoever cancels the job holds it until putting it back.
    List<Integer> seen =
        Together.call(
            4,
            () -> {
              Set<Integer> mine = new HashSet<>();
              for (int i = 0; i < 200_000; i++) {
                if (jobs.cancel(jobId).orElseThrow() == JobState.SUBMITTED) {
                  mine.add(holders.incrementAndGet());
                  holders.decrementAndGet();
                  jobs.put(jobId, JobState.SUBMITTED, Instant.EPOCH);
                }
              }
              return List.copyOf(mine);
            });

    assertThat(seen).isNotEmpty().containsOnly(1);
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
