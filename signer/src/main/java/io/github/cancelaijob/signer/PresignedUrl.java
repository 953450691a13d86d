package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A request with its signature in the query. */
final class PresignedUrl {
  private static final String TOKEN = "x-ci-security-token";
  private static final Set<String> OURS =
      Set.of(
          "q-sign-algorithm",
          "q-ak",
          "q-sign-time",
          "q-key-time",
          "q-header-list",
          "q-url-param-list",
          "q-signature",
          TOKEN);

  private PresignedUrl() {}

  static URI of(CosSigner signer, String method, URI uri, Credentials credentials, Instant now) {
    // What no transport could send unchanged can't be signed either.
    TransportRequest request = TransportRequest.builder(method, uri).build();
    Endpoint endpoint = Endpoint.of(uri.getScheme() + "://" + uri.getRawAuthority());
    Map<String, String> parameters = parameters(uri);
    String token = credentials.token().orElse(null);
    if (token != null) {
      parameters.put(TOKEN, token);
    }
    String fields =
        signer.authorizeOnce(
            SignableRequest.of(
                request.method(),
                requireUtf8(uri.getPath()),
                parameters,
                Map.of("host", endpoint.authority())),
            credentials,
            now);
    return URI.create(endpoint + uri.getRawPath() + '?' + query(uri, fields, token));
  }

  private static StringJoiner query(URI uri, String fields, @Nullable String token) {
    StringJoiner query = new StringJoiner("&");
    if (!rawQuery(uri).isEmpty()) {
      query.add(rawQuery(uri));
    }
    for (String field : fields.split("&", -1)) {
      int value = field.indexOf('=') + 1;
      query.add(field.substring(0, value) + UrlEncoding.value(field.substring(value)));
    }
    if (token != null) {
      query.add(TOKEN + '=' + UrlEncoding.value(token));
    }
    return query;
  }

  private static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new HashMap<>();
    if (rawQuery(uri).isEmpty()) {
      return parameters;
    }
    require(
        uri.getRawQuery().indexOf('+') < 0,
        "the query has a '+', which some read as a space; write %2B or %20");
    for (String parameter : uri.getRawQuery().split("&", -1)) {
      int end = parameter.indexOf('=');
      String key = decoded(end < 0 ? parameter : parameter.substring(0, end));
      String value = end < 0 ? "" : decoded(parameter.substring(end + 1));
      require(!key.isEmpty(), "the query has a parameter without a name; leave it out");
      require(
          !OURS.contains(UrlEncoding.key(key)),
          "the URI is signed already; take the one that the request began with");
      require(
          parameters.put(key, value) == null,
          "the query has a parameter twice; a signature covers only one");
    }
    return parameters;
  }

  private static String rawQuery(URI uri) {
    return uri.getRawQuery() == null ? "" : uri.getRawQuery();
  }

  private static String decoded(String text) {
    return requireUtf8(URLDecoder.decode(text, UTF_8));
  }

  private static String requireUtf8(String decoded) {
    require(decoded.indexOf('\uFFFD') < 0, "the URI's escapes must be UTF-8");
    return decoded;
  }

  private static void require(boolean met, String rule) {
    if (!met) {
      throw new IllegalArgumentException(rule);
    }
  }
}
