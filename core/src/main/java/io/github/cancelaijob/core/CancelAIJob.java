package io.github.cancelaijob.core;

import io.github.cancelaijob.core.error.CancelAIJobException;
import java.util.concurrent.CompletableFuture;

/**
 * Cancels AI jobs that are still pending.
 *
 * <p>Thread-safe. {@link CancelAIJobClient} assembles the implementation; an application's tests
 * may write their own.
 */
public interface CancelAIJob {
  /**
   * Cancels a job and returns when the service has confirmed it.
   *
   * <p>An interrupt ends the call at the latest at its deadline, with the thread's interrupt flag
   * set.
   *
   * @throws CancelAIJobException if the job wasn't canceled, or if that isn't known; its type says
   *     what to do next
   */
  CancelReceipt cancel(JobId jobId);

  /**
   * Cancels a job without blocking.
   *
   * <p>The future fails with a {@link CancelAIJobException} where {@link #cancel} throws one.
   * Canceling this very future, with {@code true} or {@code false}, ends the exchange; canceling
   * one that was derived from it doesn't.
   */
  CompletableFuture<CancelReceipt> cancelAsync(JobId jobId);
}
