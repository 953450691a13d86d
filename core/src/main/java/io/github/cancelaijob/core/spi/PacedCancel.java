package io.github.cancelaijob.core.spi;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import java.util.concurrent.CompletableFuture;

/** A client whose requests can keep to a rate that many calls share. Thread-safe. */
public interface PacedCancel {
  /**
   * As {@link CancelAIJob#cancel}, errors included; only the first request doesn't ask {@code
   * pacer} for its place.
   */
  CancelReceipt cancel(JobId jobId, Pacer pacer);

  /** As {@link #cancel} and {@link CancelAIJob#cancelAsync}. */
  CompletableFuture<CancelReceipt> cancelAsync(JobId jobId, Pacer pacer);

  /** Returns whether many calls at once go faster without threads that wait for them. */
  boolean prefersAsync();

  /** Returns whether a call may send more than one request. */
  boolean triesAgain();

  /** Returns whether every further call fails because the client is closed. */
  boolean isClosed();
}
