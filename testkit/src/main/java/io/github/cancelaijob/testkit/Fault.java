package io.github.cancelaijob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What a {@link CiSimulator} or a {@link KeyServiceSimulator} does to a request instead of serving
 * it well. Immutable.
 *
 * <p>A clock that is wrong and a token that is expired are no faults: see {@link
 * CiSimulator#setClock} and {@link CiSimulator#rotate}.
 */
public final class Fault {
  private static final Duration MAX_DELAY = Duration.ofHours(1);

  private final Optional<Answer> answer;
  private final Duration delay;
  private final boolean acts;
  private final boolean answers;

  private Fault(Optional<Answer> answer, Duration delay, boolean acts, boolean answers) {
    this.answer = answer;
    this.delay = delay;
    this.acts = acts;
    this.answers = answers;
  }

  /**
   * Answers with an error document, whoever asks and however it is signed; nothing is done.
   *
   * @param status 200 to 599
   * @param code such as {@code SlowDown}
   */
  public static Fault answer(int status, String code, String message) {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
    return answering(Answer.error(requireFinal(status), code, message));
  }

  /**
   * Answers with any body, as a proxy might; nothing is done.
   *
   * @param status 200 to 599; with 204 and 304, HTTP allows no body, and none is sent
   * @param contentType such as {@code text/html}
   */
  public static Fault rawAnswer(int status, String contentType, String body) {
    requireNonNull(contentType, "contentType");
    requireNonNull(body, "body");
    return answering(Answer.of(requireFinal(status), contentType, body));
  }

  /**
   * Serves the request well, but late: {@code delay} after it came, even if nobody waits any more.
   *
   * @param delay an hour at most; closing the simulator ends it, and the request is then dropped
   */
  public static Fault delay(Duration delay) {
    if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException("delay " + delay + " must be 0 to " + MAX_DELAY);
    }
    return new Fault(Optional.empty(), delay, true, true);
  }

  /** Closes the connection without an answer; nothing is done. */
  public static Fault dropBeforeActing() {
    return new Fault(Optional.empty(), Duration.ZERO, false, false);
  }

  /** Serves the request well, then closes the connection instead of answering. */
  public static Fault dropAfterActing() {
    return new Fault(Optional.empty(), Duration.ZERO, true, false);
  }

  /**
   * Returns this fault with a header field in its answer, such as {@code Retry-After}.
   *
   * @throws IllegalStateException if this fault answers nothing of its own
   */
  public Fault withHeader(String name, String value) {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    return answering(
        answer
            .orElseThrow(
                () -> new IllegalStateException("only answer(..) and rawAnswer(..) have headers"))
            .header(name, value));
  }

  /** Returns what is no fault at all. */
  static Fault none() {
    return delay(Duration.ZERO);
  }

  /** Returns the answer to give in place of acting. */
  Optional<Answer> answer() {
    return answer;
  }

  Duration delay() {
    return delay;
  }

  boolean acts() {
    return acts;
  }

  boolean answers() {
    return answers;
  }

  private static Fault answering(Answer answer) {
    return new Fault(Optional.of(answer), Duration.ZERO, false, true);
  }

  private static int requireFinal(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status + " must be 200 to 599");
    }
    return status;
  }
}
