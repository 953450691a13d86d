package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** {@code java.net.http} alone. */
final class RawJdk implements Canceler {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String jobs;
  private final CancelHeaders headers;

  RawJdk(int port) {
    this(port, new CancelHeaders());
  }

  RawJdk(int port, CancelHeaders headers) {
    this.jobs = "http://127.0.0.1:" + port + "/ai_jobs/";
    this.headers = headers;
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void cancel(String jobId) throws Exception {
    HttpRequest request = request(jobId);
    HttpResponse<Void> response;
    try {
      response = client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      // With many callers it loses a few of 100,000 calls: "header parser received no bytes".
      response = client.send(request, BodyHandlers.discarding());
    }
    Canceler.requireOk(response.statusCode());
  }

  @Override
  public CompletableFuture<?> cancelAsync(String jobId) {
    return client
        .sendAsync(request(jobId), BodyHandlers.discarding())
        .thenAccept(response -> Canceler.requireOk(response.statusCode()));
  }

  private HttpRequest request(String jobId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(jobs + jobId + "?cancel"))
            .timeout(Duration.ofSeconds(30))
            .PUT(BodyPublishers.noBody());
    String[] carried = headers.of(jobId);
    for (int i = 0; i < carried.length; i += 2) {
      request.header(carried[i], carried[i + 1]);
    }
    return request.build();
  }

  @Override
  public void close() {
    // The process ends soon; before Java 21 there is no other end.
  }
}
