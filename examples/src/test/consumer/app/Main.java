package app;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.CachingCredentials;
import io.github.cancelaijob.credentials.CredentialsSource;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.util.List;

/** Cancels a job over each stack, blocking and not, with keys that came over it, too. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    try (KeyServiceSimulator keyService = KeyServiceSimulator.start();
        CiSimulator ci = CiSimulator.start(keyService.credentials());
        HttpTransport jdk = JdkHttpTransport.create();
        HttpTransport apache = ApacheHttpTransport.create();
        HttpTransport okhttp = OkHttpTransport.create()) {
      for (HttpTransport transport : List.of(jdk, apache, okhttp)) {
        CancelAIJob cancelAIJob =
            CancelAIJobClient.builder()
                .endpoint(ci.endpoint())
                .credentials(
                    CachingCredentials.of(
                        CredentialsSource.cvmRole(transport, keyService.endpoint())))
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
