package io.github.cancelaijob.testkit;

import io.github.cancelaijob.core.JobId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The jobs of the simulator. Thread-safe: of many cancels of one job, one finds it submitted. */
final class Jobs {
  /** What is known of a job. Immutable. */
  static final class Job {
    final JobState state;
    final Instant created;

    private Job(JobState state, Instant created) {
      this.state = state;
      this.created = created;
    }
  }

  private final Map<JobId, Job> jobs = new HashMap<>();

  /** Puts a job into a state; one that isn't there yet is created {@code now}. */
  synchronized void put(JobId id, JobState state, Instant now) {
    Job job = jobs.get(id);
    jobs.put(id, new Job(state, job == null ? now : job.created));
  }

  synchronized Optional<Job> find(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** Cancels a job if it is submitted, and returns the state in which the attempt found it. */
  synchronized Optional<JobState> cancel(JobId id) {
    Job job = jobs.get(id);
    if (job != null && job.state == JobState.SUBMITTED) {
      jobs.put(id, new Job(JobState.CANCEL, job.created));
    }
    return Optional.ofNullable(job).map(found -> found.state);
  }
}
