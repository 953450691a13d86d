package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Cancels a job over Apache HttpClient 5: {@code ENDPOINT JOB_ID}, keys in the environment. */
final class CancelOverApache {
  private CancelOverApache() {}

  public static void main(String[] args) {
    CloseableHttpClient httpClient = HttpClients.createSystem(); // the one your application has

    CancelAIJob cancelAIJob =
        CancelAIJobClient.builder()
            .endpoint(URI.create(args[0])) // or .bucket("<name>-<APPID>").region("ap-beijing")
            .credentials(
                Credentials.of(
                    System.getenv("TENCENTCLOUD_SECRET_ID"),
                    System.getenv("TENCENTCLOUD_SECRET_KEY")))
            .signer(CosSigner.create())
            .transport(ApacheHttpTransport.using(httpClient))
            .build();
    try {
      System.out.println("Canceled: " + cancelAIJob.cancel(JobId.of(args[1])));
    } catch (JobNotPendingException e) {
      System.out.println("Too late: " + e.getMessage());
    }
  }
}
