package consumer;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.net.http.HttpClient;

/** Cancels with nothing but this library and the JDK. */
final class App {
  private App() {}

  static CancelAIJob cancelAIJob(Endpoint ci, Credentials credentials) {
    return CancelAIJobClient.builder()
        .endpoint(ci)
        .credentials(credentials)
        .signer(CosSigner.create())
        .transport(JdkHttpTransport.using(HttpClient.newHttpClient()))
        .build();
  }
}
