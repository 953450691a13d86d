package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What stands between the wire and the jobs: faults, the log, signatures, ids. Thread-safe. */
final class Frontend implements AutoCloseable {
  private final SignatureVerifier verifier;
  private final JobsResource resource;
  private final FaultPlan faults;
  private final RequestLog log = new RequestLog();
  private final AtomicLong answers = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WireServer server;
  private volatile Clock clock = Clock.systemUTC();

  Frontend(SignatureVerifier verifier, JobsResource resource, FaultPlan faults) {
    this.verifier = verifier;
    this.resource = resource;
    this.faults = faults;
    this.server = WireServer.start(this::handle);
  }

  int port() {
    return server.port();
  }

  Instant now() {
    return clock.instant();
  }

  void setClock(Clock clock) {
    this.clock = clock;
  }

  List<ReceivedRequest> requests() {
    return log.all();
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }

  private void handle(WireRequest wire, WireConnection connection) throws IOException {
    Optional<CiRequest> request = CiRequest.of(wire.method(), wire.target(), wire.headers());
    Optional<JobId> jobId = request.flatMap(CiRequest::jobId);
    Optional<Answer> refusal =
        request.isPresent() ? refusal(request.get()) : Optional.of(JobsResource.INVALID_URL);
    int number = log.add(received(wire, jobId, refusal.isEmpty()));

    Fault fault = faults.take(jobId);
    if (closesWithin(fault.delay())) {
      connection.close();
      return;
    }
    Optional<Answer> answer =
        fault.acts() ? refusal.or(() -> request.map(resource::serve)) : fault.answer();
    if (fault.answers() && answer.isPresent()) {
      log.answered(number, answer.get().status());
      send(answer.get(), wire, connection);
    } else {
      connection.close();
    }
  }

  private Optional<Answer> refusal(CiRequest request) {
    try {
      verifier.verify(request, now());
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.answer());
    }
  }

  private boolean closesWithin(Duration delay) {
    try {
      return closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void send(Answer answer, WireRequest wire, WireConnection connection) throws IOException {
    boolean last = wire.header("connection").stream().anyMatch("close"::equalsIgnoreCase);
    Instant now = now();
    String mark = String.format("%08x_%06x", now.getEpochSecond(), answers.incrementAndGet());
    connection.write(
        answer.toBytes(
            base64(mark),
            base64(mark + "_trace"),
            now,
            last ? "close" : "keep-alive",
            !wire.method().equals("HEAD")));
    if (last) {
      connection.close();
    }
  }

  private static ReceivedRequest received(
      WireRequest wire, Optional<JobId> jobId, boolean signatureAccepted) {
    Headers.Builder headers = Headers.builder();
    wire.headers().forEach(field -> headers.add(field.getKey(), field.getValue()));
    return new ReceivedRequest(
        wire.method(),
        wire.target(),
        headers.build(),
        jobId,
        signatureAccepted,
        OptionalInt.empty());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
  }
}
