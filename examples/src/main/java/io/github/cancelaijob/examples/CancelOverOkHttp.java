package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.net.URI;
import okhttp3.OkHttpClient;

/** Cancels a job over OkHttp: {@code ENDPOINT JOB_ID}, keys in the environment. */
final class CancelOverOkHttp {
  private CancelOverOkHttp() {}

  public static void main(String[] args) {
    OkHttpClient okHttpClient = new OkHttpClient(); // the one your application has

    CancelAIJob cancelAIJob =
        CancelAIJobClient.builder()
            .endpoint(URI.create(args[0])) // or .bucket("<name>-<APPID>").region("ap-beijing")
            .credentials(
                Credentials.of(
                    System.getenv("TENCENTCLOUD_SECRET_ID"),
                    System.getenv("TENCENTCLOUD_SECRET_KEY")))
            .signer(CosSigner.create())
            .transport(OkHttpTransport.using(okHttpClient))
            .build();
    try {
      System.out.println("Canceled: " + cancelAIJob.cancel(JobId.of(args[1])));
    } catch (JobNotPendingException e) {
      System.out.println("Too late: " + e.getMessage());
    }
  }
}
