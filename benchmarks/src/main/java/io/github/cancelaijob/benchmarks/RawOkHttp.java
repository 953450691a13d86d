package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp alone. */
final class RawOkHttp implements Canceler {
  // The same one for every request, as OkHttp's own examples have it.
  private static final RequestBody NO_BODY = RequestBody.create(new byte[0]);
  // As many connections, idle or not, as there are calls at once.
  private static final int MAX_CALLS = 1024;

  private final OkHttpClient client;
  private final String jobs;
  private final CancelHeaders headers;

  RawOkHttp(int port) {
    this(port, new CancelHeaders());
  }

  RawOkHttp(int port, CancelHeaders headers) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(MAX_CALLS);
    dispatcher.setMaxRequestsPerHost(MAX_CALLS);
    this.client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(MAX_CALLS, 5, TimeUnit.MINUTES))
            .build();
    this.jobs = "http://127.0.0.1:" + port + "/ai_jobs/";
    this.headers = headers;
  }

  OkHttpClient client() {
    return client;
  }

  @Override
  public void cancel(String jobId) throws IOException {
    try (Response response = call(jobId).execute()) {
      Canceler.requireOk(response.code());
    }
  }

  @Override
  public CompletableFuture<?> cancelAsync(String jobId) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    call(jobId).enqueue(new Completion(done));
    return done;
  }

  private Call call(String jobId) {
    Request.Builder request = new Request.Builder().url(jobs + jobId + "?cancel").put(NO_BODY);
    String[] carried = headers.of(jobId);
    for (int i = 0; i < carried.length; i += 2) {
      request.addHeader(carried[i], carried[i + 1]);
    }
    return client.newCall(request.build());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static final class Completion implements Callback {
    private final CompletableFuture<Void> done;

    Completion(CompletableFuture<Void> done) {
      this.done = done;
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        Canceler.end(done, response.code());
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      done.completeExceptionally(failure);
    }
  }
}
