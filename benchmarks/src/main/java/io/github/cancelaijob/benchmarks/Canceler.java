package io.github.cancelaijob.benchmarks;

import java.io.Closeable;
import java.util.concurrent.CompletableFuture;

/** A way to cancel jobs. Thread-safe; fails unless the answer is a 200. */
interface Canceler extends Closeable {
  /** Cancels a job, and blocks until the answer is there. */
  void cancel(String jobId) throws Exception;

  /** Cancels a job without blocking. */
  default CompletableFuture<?> cancelAsync(String jobId) {
    throw new UnsupportedOperationException("it only blocks");
  }

  /** Ends a call that doesn't block, by the status of its answer. */
  static void end(CompletableFuture<Void> call, int status) {
    try {
      requireOk(status);
      call.complete(null);
    } catch (IllegalStateException e) {
      call.completeExceptionally(e);
    }
  }

  static void requireOk(int status) {
    if (status != 200) {
      throw new IllegalStateException("answered with " + status);
    }
  }
}
