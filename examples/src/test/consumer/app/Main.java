package app;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.util.List;

/** Cancels a job over each stack, blocking and not. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    try (CiSimulator ci = CiSimulator.start();
        HttpTransport jdk = JdkHttpTransport.create();
        HttpTransport apache = ApacheHttpTransport.create();
        HttpTransport okhttp = OkHttpTransport.create()) {
      for (HttpTransport transport : List.of(jdk, apache, okhttp)) {
        CancelAIJob cancelAIJob =
            CancelAIJobClient.builder()
                .endpoint(ci.endpoint())
                .credentials(ci.credentials())
                .signer(CosSigner.create())
                .transport(transport)
                .build();
        cancelAIJob.cancel(ci.submit());
        cancelAIJob.cancelAsync(ci.submit()).join();
        System.out.println(transport.getClass().getModule().getName());
      }
    }
  }
}
