package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.testkit.wire.WireRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What makes a request an {@code AssumeRoleWithWebIdentity} that STS would serve. */
final class StsRequest {
  static final String WEB_IDENTITY_TOKEN = "example.web-identity.token";

  private StsRequest() {}

  /** Returns the code of the error to answer; empty if there is nothing wrong with the request. */
  static Optional<String> refusal(WireRequest request) {
    if (!has(request, "Content-Type", "application/json(; *charset=utf-8)?")) {
      return Optional.of("UnsupportedProtocol");
    } else if (!has(request, "X-TC-Action", "AssumeRoleWithWebIdentity")) {
      return Optional.of("InvalidAction");
    } else if (!has(request, "X-TC-Version", "2018-08-13")) {
      return Optional.of("NoSuchVersion");
    } else if (!has(request, "Authorization", "SKIP") || !has(request, "X-TC-Timestamp", "\\d+")) {
      return Optional.of("AuthFailure.InvalidAuthorization");
    }
    String body = new String(request.body(), UTF_8);
    boolean complete =
        has(request, "X-TC-Region", ".+")
            && Stream.of("ProviderId", "RoleArn", "RoleSessionName", "WebIdentityToken")
                .allMatch(name -> has(body, name, "[^\"]+"));
    if (!complete) {
      return Optional.of("MissingParameter");
    }
    return has(body, "WebIdentityToken", Pattern.quote(WEB_IDENTITY_TOKEN))
        ? Optional.empty()
        : Optional.of("InvalidParameter.WebIdentityTokenError");
  }

  private static boolean has(WireRequest request, String header, String value) {
    return request.header(header).size() == 1 && request.header(header).get(0).matches(value);
  }

  private static boolean has(String json, String name, String text) {
    return Pattern.compile('"' + name + "\"\\s*:\\s*\"" + text + '"').matcher(json).find();
  }
}
