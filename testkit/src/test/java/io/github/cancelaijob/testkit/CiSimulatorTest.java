package io.github.cancelaijob.testkit;

import static io.github.cancelaijob.testkit.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(CiSimulatorExtension.class)
@Timeout(60)
class CiSimulatorTest {
  private static final JobId STRANGER = JobId.of("a00000000000000000000000000000000");

  @Nested
  class Job {
    @Test
    void has_an_id_like_the_services_and_is_submitted(CiSimulator ci) {
      JobId jobId = ci.submit();

      assertThat(jobId.value()).matches("a[0-9a-f]{32}");
      assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
      assertThat(ci.submit()).isNotEqualTo(jobId);
    }

    @Test
    void is_canceled_once_if_it_is_submitted(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();

      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(200);
      assertThat(ci.state(jobId)).contains(JobState.CANCEL);
      assertThat(Call.cancel(ci, jobId).send().status()).isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUBMITTED")
    void keeps_every_other_state(JobState state, CiSimulator ci) throws IOException {
      JobId jobId = ci.submit(state);

      Reply reply = Call.cancel(ci, jobId).send();

      assertRefused(reply, 409, "InvalidRequest");
      assertThat(reply.node("Message")).isEqualTo("The job provided can not be modified");
      assertThat(ci.state(jobId)).contains(state);
    }

    @Test
    void is_not_found_if_it_was_never_there(CiSimulator ci) throws IOException {
      assertRefused(Call.cancel(ci, STRANGER).send(), 404, "NoSuchJob");
      assertThat(ci.state(STRANGER)).isEmpty();
    }

    @Test
    void changes_its_state_as_told(CiSimulator ci) throws IOException {
      ci.put(STRANGER, JobState.RUNNING);
      assertThat(ci.state(STRANGER)).contains(JobState.RUNNING);

      ci.put(STRANGER, JobState.SUBMITTED);
      assertThat(Call.cancel(ci, STRANGER).send().status()).isEqualTo(200);
    }

    @Test
    void is_refused_in_words_of_the_tests_choice(CiSimulator ci) throws IOException {
      ci.answerNotPending(400, "InvalidArgument", "not pending");
      ci.answerUnknown(400, "ResourceNotFound", "no such thing");

      assertRefused(Call.cancel(ci, ci.submit(JobState.RUNNING)).send(), 400, "InvalidArgument");
      assertRefused(Call.cancel(ci, STRANGER).send(), 400, "ResourceNotFound");
    }

    @ParameterizedTest
    @CsvSource({
      "SUBMITTED, Submitted, Success",
      "RUNNING, Running, Success",
      "SUCCESS, Success, Success",
      "FAILED, Failed, InternalError",
      "PAUSE, Pause, Success",
      "CANCEL, Cancel, Success"
    })
    void is_described(JobState state, String wireName, String code, CiSimulator ci)
        throws IOException {
      ci.setClock(Clock.fixed(Instant.parse("2022-07-07T04:12:12Z"), ZoneOffset.UTC));
      JobId jobId = ci.submit(state);

      Reply reply = Call.describe(ci, jobId).at(Instant.parse("2022-07-07T04:12:12Z")).send();

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).contains("application/xml");
      assertThat(reply.body)
          .isEqualTo(
              "<Response><JobsDetail><Code>"
                  + code
                  + "</Code><Message/><JobId>"
                  + jobId
                  + "</JobId><State>"
                  + wireName
                  + "</State><CreationTime>2022-07-07T12:12:12+0800</CreationTime></JobsDetail>"
                  + "<NonExistJobIds/></Response>");
    }

    @Test
    void is_described_as_not_there(CiSimulator ci) throws IOException {
      Reply reply = Call.describe(ci, STRANGER).send();

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body)
          .isEqualTo("<Response><NonExistJobIds>" + STRANGER + "</NonExistJobIds></Response>");
    }
  }

  @Nested
  class AnAnswer {
    @Test
    void of_success_is_as_documented(CiSimulator ci) throws IOException {
      ci.setClock(Clock.fixed(Instant.parse("2022-06-08T15:23:12Z"), ZoneOffset.UTC));

      Reply reply = Call.cancel(ci, ci.submit()).at(Instant.parse("2022-06-08T15:23:12Z")).send();

      assertThat(
              reply.head.replaceAll("x-ci-request-id: [A-Za-z0-9+/=]{16,}", "x-ci-request-id: *"))
          .isEqualTo(
              "HTTP/1.1 200 OK\r\n"
                  + "Content-Length: 0\r\n"
                  + "Connection: keep-alive\r\n"
                  + "Date: Wed, 08 Jun 2022 15:23:12 GMT\r\n"
                  + "Server: tencent-ci\r\n"
                  + "x-ci-request-id: *\r\n\r\n");
    }

    @Test
    void of_failure_says_its_ids_twice(CiSimulator ci) throws IOException {
      Reply reply = Call.cancel(ci, STRANGER).send();

      assertThat(reply.header("Content-Type")).contains("application/xml");
      assertThat(reply.header("x-ci-request-id")).contains(reply.node("RequestId"));
      assertThat(reply.header("x-ci-trace-id")).contains(reply.node("TraceId"));
      assertThat(reply.node("RequestId")).isNotEmpty().isNotEqualTo(reply.node("TraceId"));
    }

    @Test
    void has_ids_of_its_own(CiSimulator ci) throws IOException {
      assertThat(Call.cancel(ci, STRANGER).send().header("x-ci-request-id"))
          .isNotEqualTo(Call.cancel(ci, STRANGER).send().header("x-ci-request-id"));
    }

    @Test
    void leaves_the_connection_open(CiSimulator ci) throws IOException {
      Call call = Call.cancel(ci, ci.submit());
      try (Socket socket = call.connect()) {
        assertThat(call.send(socket).status()).isEqualTo(200);
        assertThat(call.send(socket).status()).isEqualTo(409);
      }
    }

    @Test
    void closes_the_connection_if_asked_to(CiSimulator ci) throws IOException {
      Call call = Call.cancel(ci, ci.submit()).header("Connection", "close");
      try (Socket socket = call.connect()) {
        assertThat(call.send(socket).header("Connection")).contains("close");
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    }

    @Test
    void to_head_has_no_body(CiSimulator ci) throws IOException {
      Call head = Call.of(ci, "HEAD", "/ai_jobs/" + STRANGER);
      try (Socket socket = head.connect()) {
        assertThat(head.send(socket).status()).isEqualTo(405);
        assertThat(head.send(socket).status()).isEqualTo(405);
      }
    }
  }

  @Nested
  class ARequest {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          "/ai_jobs",
          "/ai_jobs/",
          "/ai_jobs/..",
          "/ai_jobs/a,b",
          "/jobs/a",
          "/ai_jobs/a/b"
        })
    void must_name_one_job(String path, CiSimulator ci) throws IOException {
      assertRefused(Call.of(ci, "PUT", path).parameter("cancel", "").send(), 404, "InvalidUrl");
    }

    @Test
    void must_be_decodable(CiSimulator ci) throws IOException {
      assertRefused(Call.of(ci, "PUT", "/ai_jobs/a%2").unsigned().send(), 404, "InvalidUrl");
    }

    @Test
    void must_say_cancel(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();

      Reply reply = Call.of(ci, "PUT", "/ai_jobs/" + jobId).header("Content-Length", "0").send();

      assertRefused(reply, 404, "InvalidUrl");
      assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
    }

    @Test
    void must_have_a_content_length(CiSimulator ci) throws IOException {
      JobId jobId = ci.submit();

      assertRefused(
          Call.cancel(ci, jobId).without("Content-Length").send(), 411, "MissingContentLength");
      assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE"})
    void must_put_or_get(String method, CiSimulator ci) throws IOException {
      assertRefused(
          Call.of(ci, method, "/ai_jobs/" + STRANGER).parameter("cancel", "").send(),
          405,
          "MethodNotAllowed");
    }
  }
}
