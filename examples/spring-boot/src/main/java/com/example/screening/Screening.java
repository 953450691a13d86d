package com.example.screening;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.JobNotPendingException;
import org.springframework.stereotype.Service;

/** What the application does with the port. */
@Service
public class Screening {
  private final CancelAIJob cancelAIJob;

  Screening(CancelAIJob cancelAIJob) {
    this.cancelAIJob = cancelAIJob;
  }

  /** Returns whether the job was still to be had back; if not, it will be paid for. */
  public boolean takeBack(String jobId) {
    try {
      cancelAIJob.cancel(JobId.of(jobId));
      return true;
    } catch (JobNotPendingException e) {
      return false;
    }
  }
}
