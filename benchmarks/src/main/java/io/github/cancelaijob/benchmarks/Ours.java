package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** This library over one transport. */
final class Ours implements Canceler {
  private final CancelAIJobClient client;
  private final Canceler stack;

  /**
   * Creates a client.
   *
   * @param stack what is to be closed in the end
   */
  Ours(int port, HttpTransport transport, Canceler stack) {
    this.client =
        CancelAIJobClient.builder()
            .endpoint(Endpoint.of("http://127.0.0.1:" + port))
            .credentials(Keys.OURS)
            .signer(CosSigner.create())
            .transport(transport)
            .build();
    this.stack = stack;
  }

  CancelAIJobClient client() {
    return client;
  }

  @Override
  public void cancel(String jobId) {
    client.cancel(JobId.of(jobId));
  }

  @Override
  public CompletableFuture<?> cancelAsync(String jobId) {
    return client.cancelAsync(JobId.of(jobId));
  }

  @Override
  public void close() throws IOException {
    client.close();
    stack.close();
  }
}
