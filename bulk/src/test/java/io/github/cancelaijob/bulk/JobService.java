package io.github.cancelaijob.bulk;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.ClientInTime;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A service that has a script for some jobs and cancels all others, in time that a test owns. */
final class JobService implements HttpTransport {
  static final JobId JOB = JobId.of("a8d121820f5e411ec926ef19d53ba9c6f");

  final FakeTime time = new FakeTime();

  /** The ids of the requests, in their order. */
  final List<String> sent = new ArrayList<>();

  /** When they were sent. */
  final List<Duration> times = new ArrayList<>();

  private final Map<String, Queue<Step>> scripts = new HashMap<>();
  private Step other = Step.answer(200);

  /** Has the requests for a job answered in this way, the last step being for all further ones. */
  JobService job(String id, Step... steps) {
    scripts.put(id, new ArrayDeque<>(List.of(steps)));
    return this;
  }

  /** Has every job without a script answered in this way. */
  JobService others(Step step) {
    other = step;
    return this;
  }

  Duration now() {
    return time.elapsed();
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    String id = idOf(request);
    sent.add(id);
    times.add(now());
    Queue<Step> script = scripts.get(id);
    if (script == null) {
      return other.take(request);
    }
    return (script.size() > 1 ? script.remove() : script.element()).take(request);
  }

  static String idOf(TransportRequest request) {
    return request.uri().getPath().substring("/ai_jobs/".length());
  }

  CancelAIJobClient client(RetryPolicy policy) {
    return ClientInTime.build(clientOver(this).retryPolicy(policy), time);
  }

  /** Returns a builder of a client that tries once. */
  static CancelAIJobClient.Builder clientOver(HttpTransport transport) {
    return CancelAIJobClient.builder()
        .bucket("examplebucket-1250000000")
        .region("ap-beijing")
        .credentials(Credentials.of("AKIDFAKE", "FAKEKEY"))
        .signer((request, credentials, now) -> "fakesignature")
        .transport(transport)
        .retryPolicy(RetryPolicy.none());
  }

  /** Returns a builder of runs whose calls are made on the thread of the run, one after another. */
  BulkCancel.Builder bulk(RetryPolicy policy) {
    return bulk(client(policy));
  }

  BulkCancel.Builder bulk(CancelAIJob client) {
    return BulkCancel.builder(client).executor(Runnable::run).time(time);
  }
}
