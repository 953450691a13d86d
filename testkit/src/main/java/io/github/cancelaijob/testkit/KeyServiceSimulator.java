package io.github.cancelaijob.testkit;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What hands out temporary keys, in this process and on a free loopback port: the metadata service
 * of a CVM that has a role, and STS. The keys are no one's.
 *
 * <p>It serves {@code GET /latest/meta-data/cam/security-credentials/}, the same with the role's
 * name behind it, and STS's {@code AssumeRoleWithWebIdentity} at {@code POST /}, over plain http.
 * Thread-safe.
 */
public final class KeyServiceSimulator implements AutoCloseable {
  private final FaultPlan faults = new FaultPlan();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WireServer server = WireServer.start(this::handle);
  private volatile KeyDocuments documents =
      new KeyDocuments(
          Credentials.of(
              "AKIDEXAMPLE-temporary-not-a-key", "example-secret-key-not-a-key", "example-token"),
          Instant.now().plusSeconds(7200));

  private KeyServiceSimulator() {}

  /** Starts a simulator whose keys are valid for two hours. */
  public static KeyServiceSimulator start() {
    return new KeyServiceSimulator();
  }

  /** Returns where it listens: {@code http://127.0.0.1:<port>}. */
  public Endpoint endpoint() {
    return Endpoint.of("http://127.0.0.1:" + server.port());
  }

  /** Returns the keys that it hands out now. */
  public Credentials credentials() {
    return documents.keys();
  }

  /**
   * Hands out {@code next} from now on.
   *
   * @param next temporary keys
   * @param expiry when they end; in the past, it hands out keys that have expired
   */
  public void rotate(Credentials next, Instant expiry) {
    requireNonNull(expiry, "expiry");
    if (next.token().isEmpty()) {
      throw new IllegalArgumentException("keys without a token are not temporary; give them one");
    }
    documents = new KeyDocuments(next, expiry);
  }

  /** Returns the token that STS takes for the proof of a pod's identity. */
  public String webIdentityToken() {
    return StsRequest.WEB_IDENTITY_TOKEN;
  }

  /**
   * Does {@code fault} to the next requests, whatever they ask for; {@link Fault#rawAnswer} and
   * {@link Fault#delay} tell most.
   *
   * @param requests how many, from 1
   */
  public void failNext(int requests, Fault fault) {
    requireNonNull(fault, "fault");
    if (requests < 1) {
      throw new IllegalArgumentException("requests " + requests + " must be 1 or more");
    }
    faults.add(Optional.empty(), requests, fault);
  }

  /** Returns method and target of the requests so far, in order, such as {@code POST /}. */
  public List<String> requests() {
    return server.requests().stream()
        .map(request -> request.method() + ' ' + request.target())
        .collect(Collectors.toList());
  }

  /** Stops listening, closes every connection and ends every delay. Closing again does nothing. */
  @Override
  public void close() {
    closed.countDown();
    server.close();
  }

  private void handle(WireRequest request, WireConnection connection) throws IOException {
    Fault fault = faults.take(Optional.empty());
    if (!closesWithin(fault) && fault.answers()) {
      Answer answer = fault.answer().orElseGet(() -> documents.answer(request));
      connection.write(answer.toBytes("none", "none", Instant.now(), "close", true));
    }
    connection.close();
  }

  private boolean closesWithin(Fault fault) {
    try {
      return closed.await(fault.delay().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
