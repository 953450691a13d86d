package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** This library over one transport. */
final class Ours implements Canceler {
  private final CancelAIJobClient client;
  private final Closeable stack;

  /**
   * Creates a client.
   *
   * @param stack what is to be closed in the end
   */
  Ours(int port, HttpTransport transport, Closeable stack) {
    this.client =
        CancelAIJobClient.builder()
            .endpoint(Endpoint.of("http://127.0.0.1:" + port))
            .credentials(Keys.OURS)
            .signer(CosSigner.create())
            .transport(transport)
            .build();
    this.stack = stack;
  }

  /** Returns this library over a transport that owns its client. */
  static Ours owning(Rival stack, int port) {
    HttpTransport transport = transport(stack);
    return new Ours(port, transport, transport::close);
  }

  private static HttpTransport transport(Rival stack) {
    switch (stack) {
      case JDK:
        return JdkHttpTransport.create();
      case APACHE:
        return ApacheHttpTransport.create();
      case OKHTTP:
        return OkHttpTransport.create();
      default:
        throw new IllegalArgumentException(stack + " is no transport");
    }
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
