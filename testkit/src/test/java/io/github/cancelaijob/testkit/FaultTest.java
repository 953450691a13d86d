package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.JobId;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(CiSimulatorExtension.class)
@Timeout(60)
class FaultTest {
  private static final Fault BUSY = Fault.answer(503, "ServiceUnavailable", "Please try again.");
  private static final Fault SLOW = Fault.answer(429, "SlowDown", "Please slow down.");

  @Nested
  class Plan {
    @Test
    void is_for_the_next_requests_whatever_they_are(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();
      ci.failNext(2, BUSY);

      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(503);
      assertThat(Call.of(ci, "GET", "/").unsigned().send().status()).isEqualTo(503);
      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(200);
    }

    @Test
    void is_for_the_next_requests_about_a_job(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();
      ci.failNext(1, jobId, BUSY);

      assertThat(Call.cancel(ci, ci.submit()).send().status()).isEqualTo(200);
      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(503);
      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(200);
    }

    @Test
    void is_for_every_request_about_a_job(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();
      ci.fail(jobId, BUSY);

      for (int i = 0; i < 10; i++) {
        assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(503);
      }
      assertThat(Call.cancel(ci, ci.submit()).send().status()).isEqualTo(200);
      assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
    }

    @Test
    void is_followed_in_its_order(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();
      ci.failNext(1, BUSY);
      ci.failNext(1, jobId, SLOW);

      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(503);
      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(429);
      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void is_for_one_request_at_least(int requests, CiSimulator ci) {
      assertThatIllegalArgumentException().isThrownBy(() -> ci.failNext(requests, BUSY));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ci.failNext(requests, ci.submit(), BUSY));
    }
  }

  @Nested
  class AnAnswer {
    @Test
    void comes_before_the_signature_is_judged(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();
      ci.failNext(1, BUSY);

      Reply reply = Call.cancel(ci, jobId).unsigned().send();

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.node("Code")).isEqualTo("ServiceUnavailable");
      assertThat(reply.node("Message")).isEqualTo("Please try again.");
      assertThat(reply.header("x-ci-trace-id")).contains(reply.node("TraceId"));
      assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
    }

    @Test
    void has_headers_of_its_own(CiSimulator ci) throws IOException {
      ci.failNext(1, BUSY.withHeader("Retry-After", "7"));
      ci.failNext(1, BUSY);

      assertThat(Call.cancel(ci, ci.submit()).send().header("Retry-After")).contains("7");
      assertThat(Call.cancel(ci, ci.submit()).send().header("Retry-After")).isEmpty();
    }

    @Test
    void escapes_what_xml_would_misread(CiSimulator ci) throws IOException {
      ci.failNext(1, Fault.answer(400, "<&>", "a\r\n\u0000\uFFFF\uD800\uD83D\uDE00 \u817E\"'"));

      Reply reply = Call.cancel(ci, ci.submit()).send();

      assertThat(reply.node("Code")).isEqualTo("&lt;&amp;&gt;");
      assertThat(reply.node("Message"))
          .isEqualTo("a&#13;\n\uFFFD\uFFFD\uFFFD\uD83D\uDE00 \u817E\"'");
    }

    @Test
    void may_be_any_bytes(CiSimulator ci) throws IOException {
      ci.failNext(1, Fault.rawAnswer(502, "text/html", "<html>\u817E</html>"));

      Reply reply = Call.cancel(ci, ci.submit()).send();

      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.header("Content-Type")).contains("text/html");
      assertThat(reply.body).isEqualTo("<html>\u817E</html>");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void has_no_body_where_http_allows_none(int status, CiSimulator ci) throws IOException {
      ci.failNext(1, Fault.rawAnswer(status, "text/html", "<html></html>"));
      Call call = Call.cancel(ci, ci.submit());
      try (Socket socket = call.connect()) {
        Reply reply = call.send(socket);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Length")).isEmpty();
        assertThat(call.send(socket).status()).isEqualTo(200);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 600})
    void has_a_final_status(int status) {
      assertThatIllegalArgumentException().isThrownBy(() -> Fault.answer(status, "Code", "text"));
      assertThatIllegalArgumentException().isThrownBy(() -> Fault.rawAnswer(status, "a/b", ""));
    }

    @Test
    void alone_has_headers() {
      assertThatIllegalStateException()
          .isThrownBy(() -> Fault.dropBeforeActing().withHeader("Retry-After", "7"));
    }
  }

  @Nested
  class ADroppedConnection {
    @Test
    void before_acting_leaves_the_job(CiSimulator ci) {
      JobId jobId = ci.submit();
      ci.failNext(1, Fault.dropBeforeActing());

      assertThatThrownBy(Call.cancel(ci, jobId)::send).isInstanceOf(EOFException.class);
      assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
    }

    @Test
    void after_acting_hides_that_the_job_is_canceled(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();
      ci.failNext(1, Fault.dropAfterActing());

      assertThatThrownBy(Call.cancel(ci, jobId)::send).isInstanceOf(EOFException.class);
      assertThat(ci.state(jobId)).contains(JobState.CANCEL);
      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(409);
    }

    @Test
    void after_acting_does_not_excuse_a_signature(CiSimulator ci) {
      JobId jobId = ci.submit();
      ci.failNext(1, Fault.dropAfterActing());

      assertThatThrownBy(Call.cancel(ci, jobId).unsigned()::send).isInstanceOf(EOFException.class);
      assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
    }
  }

  @Nested
  class ADelay {
    @Test
    void is_followed_by_the_usual_answer(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();
      ci.failNext(1, Fault.delay(Duration.ofMillis(1)));

      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(200);
      assertThat(ci.state(jobId)).contains(JobState.CANCEL);
    }

    @Test
    void is_an_hour_at_most(CiSimulator ci) {
      ci.failNext(1, Fault.delay(Duration.ofHours(1)));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Fault.delay(Duration.ofHours(1).plusNanos(1)));
      assertThatIllegalArgumentException().isThrownBy(() -> Fault.delay(Duration.ofNanos(-1)));
    }
  }
}
