package io.github.cancelaijob.examples;

import static io.github.cancelaijob.examples.ScriptedEndpoint.error;
import static io.github.cancelaijob.examples.ScriptedEndpoint.ok;
import static io.github.cancelaijob.examples.ScriptedEndpoint.reset;

import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Fails three requests of ten, each in one of many ways, and keeps what it did to whom. */
final class FailingService implements ScriptedEndpoint.Step {
  /** What is done to a request. */
  enum Mode {
    OK(null, ok()),
    UNAVAILABLE("ServiceUnavailableException", error(503, "ServiceUnavailable", "Later.")),
    THROTTLED("ThrottledException", error(429, "SlowDown", "Slower.")),
    NOT_PENDING("JobNotPendingException", error(409, "Conflict", "It is not pending.")),
    NOT_FOUND("JobNotFoundException", error(404, "NoSuchJob", "There is none.")),
    FORBIDDEN("PermissionDeniedException", error(403, "AccessDenied", "Access Denied.")),
    RESET("TransportFailedException", reset()),
    GARBAGE(
        "TransportFailedException",
        (number, request, connection) -> {
          connection.write("SSH-2.0-nothing-that-is-HTTP\r\n\r\n");
          connection.close();
        }),
    SLOW(
        null,
        (number, request, connection) -> {
          connection.awaitPeerClose(30);
          ok().take(number, request, connection);
        }),
    SILENT(
        "TransportFailedException",
        (number, request, connection) -> {
          connection.awaitPeerClose(60_000);
          connection.close();
        });

    /** The error that a caller gets to see if this is the last; null if there is none. */
    final String error;

    @SuppressWarnings("ImmutableEnumChecker") // a step is code
    final ScriptedEndpoint.Step step;

    Mode(String error, ScriptedEndpoint.Step step) {
      this.error = error;
      this.step = step;
    }

    boolean answers() {
      return this != RESET && this != GARBAGE && this != SILENT;
    }

    /** Returns whether the same request may fare better later. */
    boolean mayPass() {
      return !answers() || this == UNAVAILABLE || this == THROTTLED;
    }
  }

  /** One request, and what was done to it. */
  static final class Attempt {
    final int number;
    final Mode mode;

    Attempt(int number, Mode mode) {
      this.number = number;
      this.mode = mode;
    }

    @Override
    public String toString() {
      return number + " " + mode;
    }
  }

  // As likely as each other; one of a thousand is silent, since that takes a whole time-out.
  private static final List<Mode> FAILURES =
      List.of(
          Mode.UNAVAILABLE,
          Mode.THROTTLED,
          Mode.NOT_PENDING,
          Mode.NOT_FOUND,
          Mode.FORBIDDEN,
          Mode.RESET,
          Mode.GARBAGE,
          Mode.SLOW);

  final Map<String, List<Attempt>> attempts = new ConcurrentHashMap<>();
  private final Random random = new Random(4);

  @Override
  public void take(int number, WireRequest request, WireConnection connection) throws IOException {
    String target = request.target();
    String jobId = target.substring(target.lastIndexOf('/') + 1, target.indexOf('?'));
    Mode mode = mode(random.nextInt(1000));
    attempts
        .computeIfAbsent(jobId, any -> new CopyOnWriteArrayList<>())
        .add(new Attempt(number, mode));
    mode.step.take(number, request, connection);
  }

  private static Mode mode(int dice) {
    return dice == 0 ? Mode.SILENT : dice < 300 ? FAILURES.get(dice % FAILURES.size()) : Mode.OK;
  }

  long failed() {
    return attempts.values().stream()
        .flatMap(List::stream)
        .filter(attempt -> attempt.mode != Mode.OK)
        .count();
  }

  /** Counts the attempts beyond the first of each call that did not get through. */
  long failedRepeats() {
    return attempts.values().stream()
        .flatMap(seen -> seen.stream().skip(1))
        .filter(attempt -> attempt.mode.mayPass())
        .count();
  }

  /** Counts the calls whose first attempt got through. */
  long answeredFirst() {
    return attempts.values().stream().filter(seen -> !seen.get(0).mode.mayPass()).count();
  }
}
