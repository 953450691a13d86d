package io.github.cancelaijob.core;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service that has a script for some jobs and cancels all others, in time that a test owns. */
final class JobService implements HttpTransport {
  final FakeTime time = new FakeTime(Clients.NOW);

  /** The ids of the requests, in their order. */
  final List<String> sent = new ArrayList<>();

  /** When they were sent. */
  final List<Duration> times = new ArrayList<>();

  private final Map<String, Script> scripts = new HashMap<>();
  private final long start = time.nanos();
  private Script.Step other = Script.answer(200);

  /** Has the requests for a job answered in this way, the last step being for all further ones. */
  JobService job(String id, Script.Step... steps) {
    scripts.put(id, Script.endless(steps));
    return this;
  }

  /** Has every job without a script answered in this way. */
  JobService others(Script.Step step) {
    other = step;
    return this;
  }

  Duration now() {
    return Duration.ofNanos(time.nanos() - start);
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    String id = idOf(request);
    sent.add(id);
    times.add(now());
    Script script = scripts.get(id);
    return script == null ? other.take(request) : script.send(request);
  }

  static String idOf(TransportRequest request) {
    return request.uri().getPath().substring("/ai_jobs/".length());
  }

  CancelAIJobClient client(RetryPolicy policy) {
    return Clients.builder(this).retryPolicy(policy).time(time).build();
  }

  /** Returns a builder of runs whose calls are made on the thread of the run, one after another. */
  BulkCancel.Builder bulk(RetryPolicy policy) {
    return bulk(client(policy));
  }

  BulkCancel.Builder bulk(CancelAIJob client) {
    return BulkCancel.builder(client).executor(Runnable::run).time(time);
  }
}
