package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.net.URI;
import java.net.http.HttpClient;

/** Cancels a job over {@code java.net.http}: {@code ENDPOINT JOB_ID}, keys in the environment. */
final class CancelOverJdk {
  private CancelOverJdk() {}

  public static void main(String[] args) {
    HttpClient httpClient = HttpClient.newHttpClient(); // the one your application has

    CancelAIJob cancelAIJob =
        CancelAIJobClient.builder()
            .endpoint(URI.create(args[0])) // or .bucket("<name>-<APPID>").region("ap-beijing")
            .credentials(
                Credentials.of(
                    System.getenv("TENCENTCLOUD_SECRET_ID"),
                    System.getenv("TENCENTCLOUD_SECRET_KEY")))
            .signer(CosSigner.create())
            .transport(JdkHttpTransport.using(httpClient))
            .build();
    try {
      System.out.println("Canceled: " + cancelAIJob.cancel(JobId.of(args[1])));
    } catch (JobNotPendingException e) {
      System.out.println("Too late: " + e.getMessage());
    }
  }
}
