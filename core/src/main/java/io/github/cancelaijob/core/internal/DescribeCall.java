package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.JobDescription;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.CallEvent.Operation;

/** Describes a job. */
final class DescribeCall extends Call<JobDescription> {
  DescribeCall(Parts parts, JobId jobId) {
    super(parts, Operation.DESCRIBE, jobId, null);
  }

  @Override
  JobDescription conclude(Decision decision) {
    if (decision.action != Decision.Action.DONE) {
      throw error();
    }
    return described(this);
  }

  /** Reads what {@code call}, whose last request described the job, was answered. */
  static JobDescription described(Call<?> call) {
    Answer answer = answer(call.outcome());
    JobReader job = JobReader.parse(answer.body == null ? "" : answer.body);
    boolean missing = job.saysMissing(call.jobId);
    if (missing || !job.isAbout(call.jobId)) {
      throw call.parts.errors.of(
          Operation.DESCRIBE,
          call.details(),
          missing ? Verdict.NOT_FOUND : Verdict.UNEXPECTED,
          answer);
    }
    return JobDescription.of(call.jobId, job.fields, answer.requestId);
  }
}
