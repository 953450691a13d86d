package io.github.cancelaijob.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.net.URI;
import java.time.Duration;

/** The role that a CVM has; it has one at most, says document 213/47668. */
final class CvmRole implements CredentialsSource {
  static final Endpoint ENDPOINT = Endpoint.of("http://metadata.tencentyun.com");
  private static final String ROLES = "/latest/meta-data/cam/security-credentials/";
  // The service is on the same host; whatever else has its name may not answer at all.
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final KeyService service;
  private final Endpoint metadata;

  CvmRole(HttpTransport transport, Endpoint metadata) {
    this.service = new KeyService(transport);
    this.metadata = requireNonNull(metadata, "metadata");
  }

  @Override
  public ExpiringCredentials fetch() {
    return service.keys(get(ROLES + role()));
  }

  private String role() {
    TransportRequest request = get(ROLES);
    TransportResponse response = service.send(request);
    if (response.status() == 404) {
      throw new CredentialsException(
          "the CVM has no role, says " + metadata + "; bind one to it in the CVM console");
    }
    String roles = new String(KeyService.content(request, response), UTF_8);
    String role = roles.strip().lines().findFirst().orElse("").strip();
    // A portal in between answers 200, too, with a page.
    if (!role.matches("(?!\\.\\.?$)[A-Za-z0-9_+=,.@-]{1,128}")) {
      throw new CredentialsException(
          "there is no role's name in the answer of " + metadata + ROLES + "; is this a CVM?");
    }
    return role;
  }

  private TransportRequest get(String path) {
    return TransportRequest.builder("GET", URI.create(metadata + path))
        .header("User-Agent", "cancel-ai-job")
        .header("Accept-Encoding", "identity")
        .timeout(TIMEOUT)
        .build();
  }
}
