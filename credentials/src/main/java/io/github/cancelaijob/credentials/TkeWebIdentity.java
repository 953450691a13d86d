package io.github.cancelaijob.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The role of a TKE pod: {@code AssumeRoleWithWebIdentity} of STS, document 1312/73070, which is
 * authenticated by the pod's token instead of a signature.
 */
final class TkeWebIdentity implements CredentialsSource {
  static final Endpoint ENDPOINT = Endpoint.of("https://sts.tencentcloudapi.com");
  private static final String REGION = "TKE_REGION";
  private static final String PROVIDER = "TKE_PROVIDER_ID";
  private static final String ROLE = "TKE_ROLE_ARN";
  private static final String TOKEN_FILE = "TKE_WEB_IDENTITY_TOKEN_FILE";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int DURATION_SECONDS = 7200;

  private final KeyService service;
  private final Endpoint sts;
  private final Function<String, @Nullable String> environment;

  TkeWebIdentity(
      HttpTransport transport, Endpoint sts, Function<String, @Nullable String> environment) {
    this.service = new KeyService(transport);
    this.sts = requireNonNull(sts, "sts");
    this.environment = environment;
  }

  @Override
  public ExpiringCredentials fetch() {
    List<String> missing = new ArrayList<>();
    for (String name : List.of(REGION, PROVIDER, ROLE, TOKEN_FILE)) {
      if (variable(name).isEmpty()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new CredentialsException(
          String.join(", ", missing)
              + " not set in the environment; bind a role to the pod's service account in TKE");
    }
    return service.keys(request());
  }

  private TransportRequest request() {
    try {
      return request(token(Path.of(variable(TOKEN_FILE))));
    } catch (IllegalArgumentException e) {
      throw CredentialsException.misconfigured("in the environment, " + e.getMessage(), e);
    }
  }

  /** Returns what is in the file now: TKE replaces it before the token in it expires. */
  private static String token(Path file) {
    byte[] token = KeyFile.read(file);
    if (token == null) {
      throw CredentialsException.misconfigured(
          "there is no file " + file + ", where " + TOKEN_FILE + " says the pod's token is", null);
    }
    return new String(token, UTF_8).strip();
  }

  private TransportRequest request(String token) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ProviderId", variable(PROVIDER))
            .put("WebIdentityToken", token)
            .put("RoleArn", variable(ROLE))
            .put("RoleSessionName", "cancel-ai-job")
            .put("DurationSeconds", DURATION_SECONDS)
            .toString();
    return TransportRequest.builder("POST", URI.create(sts + "/"))
        .header("Content-Type", "application/json")
        .header("Authorization", "SKIP")
        .header("X-TC-Action", "AssumeRoleWithWebIdentity")
        .header("X-TC-Version", "2018-08-13")
        .header("X-TC-Region", variable(REGION))
        .header("X-TC-Timestamp", Long.toString(Instant.now().getEpochSecond()))
        .header("User-Agent", "cancel-ai-job")
        .header("Accept-Encoding", "identity")
        .body(body.getBytes(UTF_8))
        .timeout(TIMEOUT)
        .build();
  }

  private String variable(String name) {
    String value = environment.apply(name);
    return value == null ? "" : value;
  }
}
