package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;

/** The asynchronous client of Apache HttpClient 5 alone. */
final class RawApacheAsync implements Canceler {
  private final CloseableHttpAsyncClient client =
      HttpAsyncClients.custom()
          .setConnectionManager(
              PoolingAsyncClientConnectionManagerBuilder.create()
                  .setMaxConnPerRoute(RawApache.MAX_CONNECTIONS)
                  .setMaxConnTotal(RawApache.MAX_CONNECTIONS)
                  .build())
          .build();
  private final String jobs;
  private final CancelHeaders headers;

  RawApacheAsync(int port) {
    this(port, new CancelHeaders());
  }

  RawApacheAsync(int port, CancelHeaders headers) {
    this.jobs = "http://127.0.0.1:" + port + "/ai_jobs/";
    this.headers = headers;
    client.start();
  }

  CloseableHttpAsyncClient client() {
    return client;
  }

  @Override
  public void cancel(String jobId) throws Exception {
    cancelAsync(jobId).get();
  }

  @Override
  public CompletableFuture<?> cancelAsync(String jobId) {
    BasicHttpRequest request = new BasicHttpRequest("PUT", URI.create(jobs + jobId + "?cancel"));
    String[] carried = headers.of(jobId);
    for (int i = 0; i < carried.length; i += 2) {
      request.addHeader(carried[i], carried[i + 1]);
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    client.execute(
        new BasicRequestProducer(request, null),
        new BasicResponseConsumer<>(new DiscardingEntityConsumer<Void>()),
        new Completion(done));
    return done;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private static final class Completion implements FutureCallback<Message<HttpResponse, Void>> {
    private final CompletableFuture<Void> done;

    Completion(CompletableFuture<Void> done) {
      this.done = done;
    }

    @Override
    public void completed(Message<HttpResponse, Void> answer) {
      Canceler.end(done, answer.getHead().getCode());
    }

    @Override
    public void failed(Exception failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void cancelled() {
      done.cancel(false);
    }
  }
}
