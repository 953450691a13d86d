package io.github.cancelaijob.core;

import io.github.cancelaijob.core.error.CancelAIJobException;
import java.util.concurrent.CompletableFuture;

/**
 * Tells what became of AI jobs: the operation <a
 * href="https://intl.cloud.tencent.com/document/product/436/49394">DescribeAIJob</a>.
 *
 * <p>A sub-account needs a permission of its own for it. No document that was seen names its CAM
 * action; by the example of the one to cancel it is {@code ci:DescribeAiProcessJob}. Thread-safe.
 */
public interface DescribeAIJob {
  /**
   * Returns what the service knows about a job.
   *
   * @throws CancelAIJobException if it knows no such job, or if there was no answer
   */
  JobDescription describe(JobId jobId);

  /**
   * As {@link #describe}, without blocking; the future is as the one of {@link
   * CancelAIJob#cancelAsync}.
   */
  CompletableFuture<JobDescription> describeAsync(JobId jobId);
}
