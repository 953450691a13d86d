package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import java.net.URI;
import java.time.Duration;

/**
 * Prints what cancels one job for whoever runs it within five minutes, without keys: {@code
 * ENDPOINT JOB_ID}, keys in the environment.
 */
final class PresignedCancel {
  private PresignedCancel() {}

  public static void main(String[] args) {
    CosSigner signer = CosSigner.builder().validity(Duration.ofMinutes(5)).build();
    URI url =
        signer.presign(
            "PUT",
            Endpoint.of(URI.create(args[0])).cancelUri(JobId.of(args[1])),
            Credentials.of(
                System.getenv("TENCENTCLOUD_SECRET_ID"), System.getenv("TENCENTCLOUD_SECRET_KEY")));

    System.out.println("curl -fsS -X PUT -H 'Content-Length: 0' '" + url + "'");
  }
}
