package io.github.cancelaijob.examples.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.error.PermissionDeniedException;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.signer.CosSigner;
import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one request that it is to send, and refuses it as the service does without a policy.
 */
final class Explanation implements HttpTransport {
  private static final byte[] REFUSAL =
      "<Error><Code>AccessDenied</Code></Error>".getBytes(US_ASCII);

  private @Nullable TransportRequest request;
  private @Nullable SignableRequest signed;

  /** Returns {@code signer}, observed. */
  RequestSigner noting(RequestSigner signer) {
    return (toSign, credentials, now) -> {
      signed = toSign;
      return signer
          .authorize(toSign, credentials, now)
          .replaceAll("q-signature=\\p{XDigit}+", "q-signature=[redacted]");
    };
  }

  @Override
  public TransportResponse send(TransportRequest request) {
    this.request = request;
    return TransportResponse.of(403, Headers.builder().build(), REFUSAL);
  }

  void show(PrintWriter out, PermissionDeniedException denied) {
    TransportRequest sent = requireNonNull(request);
    URI uri = sent.uri();
    Map<String, String> headers = headers(sent);

    out.println("The request, to " + uri.getScheme() + "://" + uri.getRawAuthority() + ":");
    out.println();
    out.println(
        "  " + sent.method() + ' ' + uri.getRawPath() + '?' + uri.getRawQuery() + " HTTP/1.1");
    headers.forEach((name, value) -> out.println("  " + name + ": " + value));
    out.println();
    out.println("What its signature covers, HttpString in the documents of COS:");
    out.println();
    CosSigner.httpString(requireNonNull(signed)).lines().forEach(line -> out.println("  " + line));
    out.println();
    out.println("The same with curl:");
    out.println();
    out.println("  curl -X " + sent.method() + " \\");
    headers.remove("Host"); // curl's own
    headers.forEach((name, value) -> out.println("    -H '" + name + ": " + value + "' \\"));
    out.println("    '" + uri + "'");
    out.println();
    out.println("The CAM policy that its keys need, at least:");
    out.println();
    policy(denied).lines().forEach(line -> out.println("  " + line));
  }

  /** Returns the headers as they go out, with those that each HTTP stack sends by itself. */
  private static Map<String, String> headers(TransportRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", request.uri().getRawAuthority());
    headers.put("Content-Length", "0");
    for (int i = 0; i < request.headers().size(); i++) {
      headers.put(request.headers().name(i), request.headers().value(i));
    }
    return headers;
  }

  private static String policy(PermissionDeniedException denied) {
    return String.join(
        "\n",
        "{",
        "  \"version\": \"2.0\",",
        "  \"statement\": [",
        "    {",
        "      \"effect\": \"allow\",",
        "      \"action\": [\"" + denied.requiredAction() + "\"],",
        "      \"resource\": [\"" + denied.requiredResource() + "\"]",
        "    }",
        "  ]",
        "}");
  }
}
