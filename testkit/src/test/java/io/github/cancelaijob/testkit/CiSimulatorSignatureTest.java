package io.github.cancelaijob.testkit;

import static io.github.cancelaijob.testkit.Answers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CiSimulatorExtension.class)
@Timeout(60)
class CiSimulatorSignatureTest {
  private static final Credentials TEMPORARY =
      Credentials.of("AKIDTEMPORARY", "temporary-secret-key", "example-token-1");
  private static final Credentials NEXT =
      Credentials.of("AKIDNEXT", "next-secret-key", "example-token-2");

  @Test
  void must_be_there(CiSimulator ci) throws IOException {
    JobId jobId = ci.submit();

    assertRefused(Call.cancel(ci, jobId).unsigned().send(), 401, "MissingAuthorization");
    assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
  }

  @Test
  void must_be_right(CiSimulator ci) throws IOException {
    JobId jobId = ci.submit();
    Credentials wrong = Credentials.of(ci.credentials().secretId(), "wrong-secret-key");

    Reply reply = Call.cancel(ci, jobId).credentials(wrong).send();

    assertRefused(reply, 403, "SignatureDoesNotMatch");
    assertThat(reply.node("FormatString"))
        .isEqualTo(
            "put\n/ai_jobs/"
                + jobId
                + "\ncancel=\nhost="
                + ci.endpoint().authority().replace(":", "%3A")
                + "\n");
    assertThat(reply.node("StringToSign")).matches("sha1\n\\d+;\\d+\n[0-9a-f]{40}\n");
    assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
  }

  @Test
  void may_be_in_the_query(CiSimulator ci) throws IOException {
    assertThat(Call.cancel(ci, ci.submit()).presigned().send().status()).isEqualTo(200);
  }

  @Test
  void may_be_by_temporary_keys() throws IOException {
    try (CiSimulator ci = CiSimulator.start(TEMPORARY)) {
      assertThat(Call.cancel(ci, ci.submit()).send().status()).isEqualTo(200);
      assertThat(Call.cancel(ci, ci.submit()).presigned().send().status()).isEqualTo(200);
    }
  }

  @Test
  void by_keys_that_were_rotated_is_expired() throws IOException {
    try (CiSimulator ci = CiSimulator.start(TEMPORARY)) {
      JobId jobId = ci.submit();
      ci.rotate(NEXT);

      assertRefused(Call.cancel(ci, jobId).credentials(TEMPORARY).send(), 400, "ExpiredToken");
      assertThat(ci.credentials()).isSameAs(NEXT);
      assertThat(Call.cancel(ci, jobId).credentials(NEXT).send().status()).isEqualTo(200);
    }
  }

  @Test
  void is_judged_by_the_simulators_clock(CiSimulator ci) throws IOException {
    Instant there = Instant.parse("2022-06-28T15:23:12Z");
    ci.setClock(Clock.fixed(there, ZoneOffset.UTC));
    JobId jobId = ci.submit();

    Reply tooEarly = Call.cancel(ci, jobId).at(there.plusSeconds(1)).send();
    Reply tooLate = Call.cancel(ci, jobId).at(there.minusSeconds(61)).send();

    assertRefused(tooEarly, 403, "RequestTimeTooSkewed");
    assertRefused(tooLate, 401, "SignatureExpired");
    assertThat(tooLate.header("Date")).contains("Tue, 28 Jun 2022 15:23:12 GMT");
    assertThat(Call.cancel(ci, jobId).at(there).send().status()).isEqualTo(200);
  }
}
