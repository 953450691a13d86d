package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.error.JobNotPendingException;
import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.error.ServiceUnavailableException;
import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.JobState;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.SubstituteLogger;

/** What the listeners to copy tell of calls to a service that repeats every secret it knows. */
class CallListenersTest {
  private static final String LOUD = Marked.SECRET_KEY + "\r\n" + Marked.TOKEN;
  private static final Credentials FRESH =
      Credentials.of("AKIDEXAMPLE-fresh", Marked.SECRET_KEY, Marked.TOKEN + "-fresh");
  private final CiSimulator ci = CiSimulator.start(Marked.KEYS);
  private final HttpTransport transport = JdkHttpTransport.create();
  private final Queue<SubstituteLoggingEvent> logged = new ConcurrentLinkedQueue<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    transport.close();
    ci.close();
  }

  @Test
  void calls_are_counted_and_timed_by_how_they_end() {
    callsOfEveryKind(new CallMetrics(registry));

    assertThat(calls("success")).isEqualTo(4);
    assertThat(calls("JobNotPendingException")).isEqualTo(1);
    assertThat(calls("PermissionDeniedException")).isEqualTo(1);
    assertThat(calls("ServiceUnavailableException")).isEqualTo(1);
    assertThat(calls("TransportFailedException")).isEqualTo(1);
    assertThat(registry.get("ai.job.calls").timers())
        .allSatisfy(timer -> assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive());
    // One after a 503, one with the clock set, one with other keys, three at a closed door.
    assertThat(registry.get("ai.job.retries").counter().count()).isEqualTo(6);
    assertThat(registry.get("ai.job.clock.corrections").counter().count()).isEqualTo(1);
  }

  @Test
  void tags_have_few_values_and_no_secret() {
    callsOfEveryKind(new CallMetrics(registry));

    assertThat(registry.getMeters())
        .hasSize(7)
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getValue)
        .allSatisfy(Marked::assertNotIn)
        .allSatisfy(value -> assertThat(value).matches("cancel|success|[A-Za-z]+Exception"));
  }

  @Test
  void a_call_is_told_in_the_log() {
    CancelAIJobClient client = client(() -> Marked.KEYS, new CallLog(logger()));
    JobId jobId = ci.submit();
    ci.failNext(1, Fault.answer(503, "ServiceUnavailable", LOUD));

    client.cancel(jobId);
    failure(client, jobId, JobNotPendingException.class);

    assertThat(lines("INFO", "WARN"))
        .satisfiesExactly(
            wait -> assertThat(wait).matches("CANCEL of job " + jobId + " is tried again in .+ 1"),
            end -> assertThat(end).startsWith("CANCEL of job " + jobId + " took PT"),
            end -> assertThat(end).matches("CANCEL failed after PT.+: HTTP 409 .+ describe .+"));
    assertThat(lines("DEBUG")).hasSize(6).allMatch(line -> line.startsWith("CallEvent["));
  }

  @Test
  void no_line_of_the_log_has_a_secret_or_a_second_line() {
    callsOfEveryKind(new CallLog(logger()));

    assertThat(lines("DEBUG", "INFO", "WARN"))
        .hasSizeGreaterThan(20)
        .anyMatch(line -> line.contains("[redacted]"))
        .anyMatch(line -> line.contains("clock is ahead"))
        .anyMatch(line -> line.contains("refused the keys"))
        .allSatisfy(Marked::assertNotIn)
        .allSatisfy(line -> assertThat(line).hasLineCount(1));
    assertThat(logged).extracting(SubstituteLoggingEvent::getThrowable).containsOnlyNulls();
  }

  private void callsOfEveryKind(CallListener listener) {
    CancelAIJobClient client = client(new Rotating(), listener);
    client.cancel(ci.submit());
    failure(client, ci.submit(JobState.RUNNING), JobNotPendingException.class);
    ci.failNext(1, Fault.answer(503, "ServiceUnavailable", LOUD));
    client.cancel(ci.submit());
    ci.failNext(1, Fault.answer(403, "AccessDenied", LOUD));
    failure(client, ci.submit(), PermissionDeniedException.class);
    ci.failNext(1, Fault.answer(501, "NotImplemented", LOUD));
    failure(client, ci.submit(), ServiceUnavailableException.class);
    ci.setClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    client.cancel(ci.submit());
    ci.rotate(FRESH);
    client.cancel(ci.submit());
    ci.close();
    failure(client, JobId.of("a0"), TransportFailedException.class);
  }

  private static void failure(
      CancelAIJobClient client, JobId jobId, Class<? extends CancelAIJobException> type) {
    assertThat(catchThrowableOfType(type, () -> client.cancel(jobId))).isNotNull();
  }

  private CancelAIJobClient client(CredentialsProvider keys, CallListener listener) {
    return CancelAIJobClient.builder()
        .endpoint(ci.endpoint())
        .credentials(keys)
        .signer(CosSigner.create())
        .transport(transport)
        .listener(listener)
        .build();
  }

  private long calls(String outcome) {
    return registry
        .get("ai.job.calls")
        .tags("operation", "cancel", "outcome", outcome)
        .timer()
        .count();
  }

  /** Records, because nothing has told it where to log. */
  private SubstituteLogger logger() {
    return new SubstituteLogger("calls", logged, false);
  }

  private List<String> lines(String... levels) {
    return logged.stream()
        .filter(event -> List.of(levels).contains(event.getLevel().toString()))
        .map(event -> MessageFormatter.arrayFormat(event.getMessage(), event.getArgumentArray()))
        .map(line -> line.getMessage())
        .collect(Collectors.toList());
  }

  private static final class Rotating implements CredentialsProvider {
    private Credentials keys = Marked.KEYS;

    @Override
    public synchronized Credentials credentials() {
      return keys;
    }

    @Override
    public synchronized Credentials refresh(Credentials rejected) {
      keys = FRESH;
      return keys;
    }
  }
}
