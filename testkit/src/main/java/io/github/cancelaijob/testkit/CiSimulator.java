package io.github.cancelaijob.testkit;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The CI service in this process, as far as canceling AI jobs goes: it listens on a free loopback
 * port, checks every signature, keeps jobs, misbehaves on request and remembers what it saw.
 *
 * <pre>{@code
 * try (CiSimulator ci = CiSimulator.start()) {
 *   JobId jobId = ci.submit();
 *   ci.failNext(1, Fault.answer(503, "ServiceUnavailable", "Please try again."));
 *
 *   CancelAIJob cancelAIJob = CancelAIJobClient.builder()
 *       .endpoint(ci.endpoint())
 *       .credentials(ci.credentials())
 *       ...
 * }
 * }</pre>
 *
 * <p>It serves {@code PUT /ai_jobs/<jobId>?cancel} and {@code GET /ai_jobs/<jobId>} over plain
 * http. A signature must cover {@code host}, every query parameter and the token of temporary keys,
 * as in a bucket in strict mode. Thread-safe.
 */
public final class CiSimulator implements AutoCloseable {
  private final Jobs jobs = new Jobs();
  private final JobsResource resource = new JobsResource(jobs);
  private final FaultPlan faults = new FaultPlan();
  private final SignatureVerifier verifier;
  private final Frontend frontend;

  private CiSimulator(Credentials credentials) {
    this.verifier = new SignatureVerifier(credentials);
    this.frontend = new Frontend(verifier, resource, faults);
  }

  /** Starts a simulator that accepts permanent keys, which are no one's. */
  public static CiSimulator start() {
    return start(Credentials.of("AKIDEXAMPLE-not-a-key", "example-secret-key-not-a-key"));
  }

  /** Starts a simulator that accepts {@code credentials} alone. */
  public static CiSimulator start(Credentials credentials) {
    return new CiSimulator(requireNonNull(credentials, "credentials"));
  }

  /** Returns where it listens: {@code http://127.0.0.1:<port>}. */
  public Endpoint endpoint() {
    return Endpoint.of("http://127.0.0.1:" + frontend.port());
  }

  /** Returns the keys that it accepts now. */
  public Credentials credentials() {
    return verifier.credentials();
  }

  /**
   * Accepts {@code next} alone from now on. The token of the keys so far, if they were temporary,
   * is expired: it is answered with 400 {@code ExpiredToken}.
   */
  public void rotate(Credentials next) {
    verifier.rotate(requireNonNull(next, "next"));
  }

  /** Sets the clock that signatures are checked by and that {@code Date} shows; UTC until set. */
  public void setClock(Clock clock) {
    frontend.setClock(requireNonNull(clock, "clock"));
  }

  /** Adds a job that can be canceled, and returns its id. */
  public JobId submit() {
    return submit(JobState.SUBMITTED);
  }

  /** Adds a job in {@code state}, and returns its id. */
  public JobId submit(JobState state) {
    JobId jobId = JobId.of('a' + UUID.randomUUID().toString().replace("-", ""));
    put(jobId, state);
    return jobId;
  }

  /** Puts a job into {@code state}; one that is unknown is added. */
  public void put(JobId jobId, JobState state) {
    jobs.put(requireNonNull(jobId, "jobId"), requireNonNull(state, "state"), frontend.now());
  }

  /** Returns the state of a job; empty if it is unknown. */
  public Optional<JobState> state(JobId jobId) {
    return jobs.find(jobId).map(job -> job.state);
  }

  /**
   * Sets what a cancel of a job that isn't {@code Submitted} is answered with.
   *
   * <p>No document says what the service answers. Unless set, this is a choice: 409 with the one
   * message that is published, <i>The job provided can not be modified</i>.
   */
  public void answerNotPending(int status, String code, String message) {
    resource.answerNotPending(Answer.error(status, code, message));
  }

  /**
   * Sets what a cancel of a job that was never submitted is answered with.
   *
   * <p>No document says what the service answers. Unless set, this is a choice: 404 {@code
   * NoSuchJob}.
   */
  public void answerUnknown(int status, String code, String message) {
    resource.answerUnknown(Answer.error(status, code, message));
  }

  /**
   * Does {@code fault} to the next requests, whatever they ask for.
   *
   * <p>A fault comes before every check, also that of the signature. One request meets one fault at
   * most: the first that was asked for and is still to come.
   *
   * @param requests how many, from 1
   */
  public void failNext(int requests, Fault fault) {
    faults.add(Optional.empty(), requirePositive(requests), requireNonNull(fault, "fault"));
  }

  /** As {@link #failNext(int, Fault)}, for the next requests about {@code jobId} alone. */
  public void failNext(int requests, JobId jobId, Fault fault) {
    faults.add(Optional.of(jobId), requirePositive(requests), requireNonNull(fault, "fault"));
  }

  /** As {@link #failNext(int, JobId, Fault)}, for every request about {@code jobId} to come. */
  public void fail(JobId jobId, Fault fault) {
    faults.add(Optional.of(jobId), Long.MAX_VALUE, requireNonNull(fault, "fault"));
  }

  /** Returns the requests so far, in the order in which they came. */
  public List<ReceivedRequest> requests() {
    return frontend.requests();
  }

  /** Stops listening, closes every connection and ends every delay. Closing again does nothing. */
  @Override
  public void close() {
    frontend.close();
  }

  private static int requirePositive(int requests) {
    if (requests < 1) {
      throw new IllegalArgumentException("requests " + requests + " must be 1 or more");
    }
    return requests;
  }
}
