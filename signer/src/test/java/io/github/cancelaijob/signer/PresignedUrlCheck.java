package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a pre-signed URL's request once more, as a service would, with nothing but the JDK. */
final class PresignedUrlCheck {
  private PresignedUrlCheck() {}

  static String field(String url, String name) {
    return parameters(url).get(name);
  }

  static String signature(String method, String url, String secretKey) {
    Map<String, String> parameters = parameters(url);
    String time = parameters.get("q-key-time");
    parameters.keySet().removeIf(name -> name.startsWith("q-"));
    Map<String, String> encoded = new TreeMap<>();
    parameters.forEach(
        (key, value) -> encoded.put(encode(key).toLowerCase(Locale.ROOT), encode(value)));
    if (!String.join(";", encoded.keySet()).equals(field(url, "q-url-param-list"))) {
      return "q-url-param-list differs from " + encoded.keySet();
    }
    URI uri = URI.create(url);
    String httpString =
        method
            + '\n'
            + uri.getPath()
            + '\n'
            + encoded.entrySet().stream()
                .map(pair -> pair.getKey() + '=' + pair.getValue())
                .collect(joining("&"))
            + "\nhost="
            + encode(uri.getRawAuthority())
            + '\n';
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(httpString.getBytes(UTF_8));
      return hmac(hmac(secretKey, time), "sha1\n" + time + '\n' + Hex.of(hash) + '\n');
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> parameters(String url) {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : URI.create(url).getRawQuery().split("&", -1)) {
      String[] pair = parameter.split("=", 2);
      parameters.put(
          URLDecoder.decode(pair[0], UTF_8),
          pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8));
    }
    return parameters;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String hmac(String key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
    return Hex.of(mac.doFinal(text.getBytes(UTF_8)));
  }
}
