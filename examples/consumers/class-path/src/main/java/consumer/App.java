package consumer;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.CachingCredentials;
import io.github.cancelaijob.credentials.CredentialsSource;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Cancels over the clients that an application has, with keys that something else writes. */
final class App {
  private App() {}

  static HttpTransport overApache() {
    return ApacheHttpTransport.using(HttpClients.createSystem());
  }

  static HttpTransport overOkHttp() {
    return OkHttpTransport.using(new OkHttpClient());
  }

  static CancelAIJob cancelAIJob(Endpoint ci, Path keys, HttpTransport transport) {
    return CancelAIJobClient.builder()
        .endpoint(ci)
        .credentials(CachingCredentials.of(CredentialsSource.jsonFile(keys)))
        .signer(CosSigner.create())
        .transport(transport)
        .build();
  }
}
