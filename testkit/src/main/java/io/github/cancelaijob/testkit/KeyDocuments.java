package io.github.cancelaijob.testkit;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.testkit.wire.WireRequest;
import java.time.Instant;
import java.util.Optional;

/** What the metadata service and STS answer while they hand out the same keys. Immutable. */
final class KeyDocuments {
  private static final String ROLES = "/latest/meta-data/cam/security-credentials/";
  private static final String ROLE = "example-role";
  private static final String REQUEST_ID = "00000000-0000-4000-8000-000000000000";

  private final Credentials keys;
  private final Instant expiry;

  KeyDocuments(Credentials keys, Instant expiry) {
    this.keys = keys;
    this.expiry = expiry;
  }

  Credentials keys() {
    return keys;
  }

  Answer answer(WireRequest request) {
    switch (request.method() + ' ' + request.target()) {
      case "GET " + ROLES:
        return Answer.of(200, "text/plain", ROLE);
      case "GET " + ROLES + ROLE:
        return json('{' + triple() + ',' + end() + ",\"Code\":\"Success\"}");
      case "POST /":
        return sts(StsRequest.refusal(request));
      default:
        return Answer.of(404, "text/html", "<h1>404 - Not Found</h1>");
    }
  }

  /** STS answers 200, whatever it says. */
  private Answer sts(Optional<String> refusal) {
    String said =
        refusal.isPresent()
            ? "\"Error\":{\"Code\":\"" + refusal.get() + "\",\"Message\":\"As the code says.\"}"
            : "\"Credentials\":{" + triple() + "}," + end();
    return json("{\"Response\":{" + said + ",\"RequestId\":\"" + REQUEST_ID + "\"}}");
  }

  private String triple() {
    return field("TmpSecretId", keys.secretId())
        + ','
        + field("TmpSecretKey", keys.secretKey())
        + ','
        + field("Token", keys.token().orElseThrow());
  }

  private String end() {
    return "\"ExpiredTime\":" + expiry.getEpochSecond() + ',' + field("Expiration", "" + expiry);
  }

  private static String field(String name, String text) {
    return '"' + name + "\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static Answer json(String text) {
    return Answer.of(200, "application/json", text);
  }
}
