package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/** The classic client of Apache HttpClient 5 alone. */
final class RawApache implements Canceler {
  static final int MAX_CONNECTIONS = 1024;

  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(MAX_CONNECTIONS)
                  .setMaxConnTotal(MAX_CONNECTIONS)
                  .build())
          .build();
  private final String jobs;
  private final CancelHeaders headers;

  RawApache(int port) {
    this(port, new CancelHeaders());
  }

  RawApache(int port, CancelHeaders headers) {
    this.jobs = "http://127.0.0.1:" + port + "/ai_jobs/";
    this.headers = headers;
  }

  CloseableHttpClient client() {
    return client;
  }

  @Override
  public void cancel(String jobId) throws IOException {
    HttpPut request = new HttpPut(URI.create(jobs + jobId + "?cancel"));
    String[] carried = headers.of(jobId);
    for (int i = 0; i < carried.length; i += 2) {
      request.addHeader(carried[i], carried[i + 1]);
    }
    int status = client.execute(request, response -> response.getCode());
    Canceler.requireOk(status);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
