package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.error.ThrottledException;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallEventTest {
  private static final JobId JOB = JobId.of("a1");

  @Test
  void that_was_told_little_has_taken_no_time() {
    CallEvent event =
        CallEvent.builder(CallEvent.Type.DONE, CallEvent.Operation.CANCEL, JOB).build();

    assertThat(event.type()).isEqualTo(CallEvent.Type.DONE);
    assertThat(event.operation()).isEqualTo(CallEvent.Operation.CANCEL);
    assertThat(event.jobId()).isEqualTo(JOB);
    assertThat(event.attempt()).isZero();
    assertThat(event.duration()).isZero();
    assertThat(event.httpStatus()).isEmpty();
    assertThat(event.requestId()).isEmpty();
    assertThat(event.failure()).isEmpty();
    assertThat(event.error()).isEmpty();
    assertThat(event).hasToString("CallEvent[DONE CANCEL a1, attempt 0, PT0S]");
  }

  @Test
  void keeps_all_that_it_was_told() {
    ThrottledException error = new ThrottledException(ErrorDetails.builder(JOB).build());

    CallEvent event =
        CallEvent.builder(CallEvent.Type.ANSWERED, CallEvent.Operation.DESCRIBE, JOB)
            .attempt(2)
            .duration(Duration.ofMillis(7))
            .httpStatus(429)
            .requestId("req-1")
            .failure(Kind.OTHER)
            .error(error)
            .build();

    assertThat(event.attempt()).isEqualTo(2);
    assertThat(event.duration()).isEqualTo(Duration.ofMillis(7));
    assertThat(event.httpStatus()).hasValue(429);
    assertThat(event.requestId()).contains("req-1");
    assertThat(event.failure()).contains(Kind.OTHER);
    assertThat(event.error()).containsSame(error);
    assertThat(event)
        .hasToString(
            "CallEvent[ANSWERED DESCRIBE a1, attempt 2, PT0.007S, HTTP 429, request id req-1,"
                + " OTHER, ThrottledException]");
  }
}
