package io.github.cancelaijob.bulk;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.spi.PacedCancel;
import io.github.cancelaijob.core.spi.Pacer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A client that tells about its requests only in the end: what it sent without asking is made up.
 */
final class UnknownClient implements PacedCancel {
  private final CancelAIJob client;

  UnknownClient(CancelAIJob client) {
    this.client = client;
  }

  @Override
  public CancelReceipt cancel(JobId jobId, Pacer pacer) {
    try {
      CancelReceipt receipt = requireNonNull(client.cancel(jobId), "receipt");
      note(pacer, receipt.attempts(), false, null);
      return receipt;
    } catch (CancelAIJobException e) {
      if (e.httpStatus().isPresent()) {
        note(pacer, e.attempts(), e instanceof ThrottledException, e.retryAfter().orElse(null));
      }
      throw e;
    }
  }

  @Override
  public CompletableFuture<CancelReceipt> cancelAsync(JobId jobId, Pacer pacer) {
    throw new UnsupportedOperationException("its calls block");
  }

  @Override
  public boolean prefersAsync() {
    return false;
  }

  @Override
  public boolean triesAgain() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  private static void note(
      Pacer pacer, int attempts, boolean throttled, @Nullable Duration retryAfter) {
    for (int i = 1; i < attempts; i++) {
      pacer.reserve();
    }
    pacer.answered(throttled, retryAfter);
  }
}
