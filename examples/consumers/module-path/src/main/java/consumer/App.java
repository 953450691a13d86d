package consumer;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.credentials.CachingCredentials;
import io.github.cancelaijob.credentials.CredentialsSource;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.util.List;
import okhttp3.OkHttpClient;

/** Cancels with keys that come over the same transport as the cancel. */
final class App {
  private App() {}

  static List<HttpTransport> transports() {
    return List.of(
        JdkHttpTransport.create(),
        ApacheHttpTransport.create(),
        OkHttpTransport.using(new OkHttpClient()));
  }

  static CancelAIJob cancelAIJob(Endpoint ci, Endpoint metadata, HttpTransport transport) {
    return CancelAIJobClient.builder()
        .endpoint(ci)
        .credentials(CachingCredentials.of(CredentialsSource.cvmRole(transport, metadata)))
        .signer(CosSigner.create())
        .transport(transport)
        .build();
  }

  static BulkReport drain(CancelAIJob cancelAIJob, List<JobId> ids) {
    return BulkCancel.builder(cancelAIJob).build().run(ids, outcome -> {});
  }
}
