package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.DefaultCredentialsChain;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** Cancels jobs side by side, without a thread for each: {@code ENDPOINT JOB_ID...}. */
final class CancelAsync {
  private CancelAsync() {}

  public static void main(String[] args) {
    try (HttpTransport transport = JdkHttpTransport.create();
        DefaultCredentialsChain keys = DefaultCredentialsChain.create(transport)) {
      CancelAIJob cancelAIJob =
          CancelAIJobClient.builder()
              .endpoint(URI.create(args[0])) // or .bucket("<name>-<APPID>").region("ap-beijing")
              .credentials(keys)
              .signer(CosSigner.create())
              .transport(transport)
              .build();
      CompletableFuture<?>[] calls =
          Arrays.stream(args)
              .skip(1)
              .map(id -> cancelAIJob.cancelAsync(JobId.of(id)).handle(CancelAsync::tell))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(calls).join();
    }
  }

  /** The failure is the error itself, a CancelAIJobException, not a CompletionException. */
  private static Void tell(Object receipt, Throwable failure) {
    System.out.println(failure == null ? receipt : failure.getMessage());
    return null;
  }
}
