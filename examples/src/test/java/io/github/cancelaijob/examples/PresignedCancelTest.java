package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.JobState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One cancel, handed to somebody without keys, and sent by a client that knows nothing of CI. */
@ExtendWith(CiSimulatorExtension.class)
class PresignedCancelTest {
  @Test
  void is_accepted(CiSimulator ci) throws Exception {
    JobId jobId = ci.submit();

    assertThat(put(presigned(ci, jobId))).isEqualTo(200);
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
  }

  @Test
  void is_accepted_with_temporary_keys(CiSimulator ci) throws Exception {
    ci.rotate(Credentials.of("AKIDEXAMPLE-temporary", "example-secret", "example/token+=="));
    JobId jobId = ci.submit();

    assertThat(put(presigned(ci, jobId))).isEqualTo(200);
    assertThat(ci.state(jobId)).contains(JobState.CANCEL);
  }

  @Test
  void cancels_no_other_job(CiSimulator ci) throws Exception {
    JobId jobId = ci.submit();
    JobId other = ci.submit();
    String url = presigned(ci, jobId).toString().replace(jobId.value(), other.value());

    assertThat(put(URI.create(url))).isEqualTo(403);
    assertThat(ci.state(other)).contains(JobState.SUBMITTED);
  }

  @Test
  void ends_with_its_validity(CiSimulator ci) throws Exception {
    JobId jobId = ci.submit();
    URI url = presigned(ci, jobId);
    ci.setClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11)));

    assertThat(put(url)).isEqualTo(401);
    assertThat(ci.state(jobId)).contains(JobState.SUBMITTED);
  }

  private static URI presigned(CiSimulator ci, JobId jobId) {
    return CosSigner.create().presign("PUT", ci.endpoint().cancelUri(jobId), ci.credentials());
  }

  private static int put(URI url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
