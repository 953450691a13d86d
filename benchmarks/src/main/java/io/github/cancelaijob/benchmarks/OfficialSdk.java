package io.github.cancelaijob.benchmarks;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.model.ciModel.job.MediaJobsRequest;
import com.qcloud.cos.region.Region;

/** The official SDK, over its own HTTP client, Apache HttpClient 4. */
final class OfficialSdk implements Canceler {
  private final COSClient client;

  OfficialSdk(int port) {
    ClientConfig config = new ClientConfig(new Region("ap-beijing"));
    config.setHttpProtocol(HttpProtocol.http);
    // Otherwise it goes to the service itself, over HTTPS.
    config.setCiSpecialRequest(true);
    config.setEndpointBuilder(new LocalEndpoint("127.0.0.1:" + port));
    this.client = new COSClient(Keys.official(), config);
  }

  @Override
  public void cancel(String jobId) {
    MediaJobsRequest request = new MediaJobsRequest();
    request.setBucketName("examplebucket-1250000000");
    request.setJobId(jobId);
    if (!client.cancelMediaJob(request)) {
      throw new IllegalStateException("not canceled");
    }
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
