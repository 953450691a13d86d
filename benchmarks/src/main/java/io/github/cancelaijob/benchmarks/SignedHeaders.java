package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.signer.CosSigner;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Those of a cancel of ours, signed for each job: the least that whoever signs by hand can do. */
final class SignedHeaders extends CancelHeaders {
  private static final Map<String, String> CANCEL = Map.of("cancel", "");

  private final CosSigner signer = CosSigner.create();
  private final int authorization;
  private final Map<String, String> signed;

  SignedHeaders(int port) {
    super(CancelHeaders.readyMade().namesAndValues);
    this.authorization = Arrays.asList(namesAndValues).indexOf("Authorization") + 1;
    this.signed = Map.of("host", "127.0.0.1:" + port);
  }

  @Override
  String[] of(String jobId) {
    SignableRequest request = SignableRequest.of("PUT", "/ai_jobs/" + jobId, CANCEL, signed);
    String[] headers = namesAndValues.clone();
    headers[authorization] = signer.authorize(request, Keys.OURS, Instant.now());
    return headers;
  }
}
