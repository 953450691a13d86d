package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.signer.CosSigner;
import java.time.Instant;
import java.util.Map;

/** Those of a cancel of ours, signed for each job: the least that whoever signs by hand can do. */
final class SignedHeaders extends CancelHeaders {
  private static final Map<String, String> CANCEL = Map.of("cancel", "");

  private final CosSigner signer = CosSigner.create();
  private final Map<String, String> signed;

  SignedHeaders(int port) {
    super(CancelHeaders.readyMade().of(""));
    this.signed = Map.of("host", "127.0.0.1:" + port);
  }

  @Override
  String[] of(String jobId) {
    SignableRequest request = SignableRequest.of("PUT", "/ai_jobs/" + jobId, CANCEL, signed);
    String[] headers = super.of(jobId).clone();
    for (int i = 0; i < headers.length; i += 2) {
      if (headers[i].equals("Authorization")) {
        headers[i + 1] = signer.authorize(request, Keys.OURS, Instant.now());
      }
    }
    return headers;
  }
}
