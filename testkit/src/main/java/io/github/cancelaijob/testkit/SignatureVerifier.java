package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.spi.Credentials;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the signature of requests. Thread-safe.
 *
 * <p>Shares no code with any signer, so that an error in one of them can't hide in the other.
 */
final class SignatureVerifier {
  private static final String TOKEN = "x-ci-security-token";

  private final Set<String> expiredTokens = ConcurrentHashMap.newKeySet();
  private volatile Credentials credentials;

  SignatureVerifier(Credentials credentials) {
    this.credentials = credentials;
  }

  Credentials credentials() {
    return credentials;
  }

  /** Accepts {@code next} alone; a token that was accepted so far is expired. */
  void rotate(Credentials next) {
    credentials.token().ifPresent(expiredTokens::add);
    next.token().ifPresent(expiredTokens::remove);
    credentials = next;
  }

  /** Returns if the signature of {@code request} holds at {@code now}. */
  void verify(CiRequest request, Instant now) throws RefusedException {
    Authorization authorization = Authorization.of(request);
    Credentials keys = credentials;
    requireKnownKey(request, authorization, keys);
    requireInTime(authorization, now);
    requireStrict(request, authorization);

    String formatString =
        request.method().toLowerCase(Locale.ROOT)
            + '\n'
            + request.path()
            + '\n'
            + canonical(authorization.parameters(), request.parameters())
            + '\n'
            + canonical(authorization.headers(), request.headers())
            + '\n';
    String stringToSign = "sha1\n" + authorization.keyTime() + '\n' + sha1(formatString) + '\n';
    String signKey = hmacSha1(keys.secretKey(), authorization.keyTime());
    byte[] expected = hmacSha1(signKey, stringToSign).getBytes(UTF_8);
    if (!MessageDigest.isEqual(expected, authorization.signature().getBytes(UTF_8))) {
      throw new RefusedException(
          mismatch("The Signature you specified is invalid.")
              .node("StringToSign", stringToSign)
              .node("FormatString", formatString));
    }
  }

  private void requireKnownKey(CiRequest request, Authorization authorization, Credentials keys)
      throws RefusedException {
    List<String> tokens =
        authorization.presigned() ? request.parameter(TOKEN) : request.header(TOKEN);
    if (tokens.stream().anyMatch(expiredTokens::contains)) {
      throw new RefusedException(400, "ExpiredToken", "The temporary key token has expired");
    }
    // A temporary key is one only together with its token, and a permanent one only without.
    if (!authorization.secretId().equals(keys.secretId())
        || !tokens.equals(keys.token().map(List::of).orElse(List.of()))) {
      throw new RefusedException(401, "SecretidNotExist", "The key does not exist.");
    }
  }

  private static void requireInTime(Authorization authorization, Instant now)
      throws RefusedException {
    long seconds = now.getEpochSecond();
    if (seconds < authorization.start()) {
      throw new RefusedException(
          403,
          "RequestTimeTooSkewed",
          "The difference between the request time and the current time is too large.");
    } else if (seconds > authorization.end()) {
      throw new RefusedException(401, "SignatureExpired", "The signature has expired.");
    }
  }

  private static void requireStrict(CiRequest request, Authorization authorization)
      throws RefusedException {
    boolean headers =
        authorization.headers().contains("host")
            && (request.header(TOKEN).isEmpty() || authorization.headers().contains(TOKEN));
    if (!headers) {
      throw notStrict("header");
    }
    for (Map.Entry<String, String> parameter : request.parameters()) {
      boolean ofSignature = authorization.presigned() && Authorization.isField(parameter.getKey());
      if (!ofSignature && !authorization.parameters().contains(key(parameter))) {
        throw notStrict("param");
      }
    }
  }

  private static RefusedException notStrict(String what) {
    return new RefusedException(
        403, "AccessDenied", "Strict signature missing " + what + " that must be signed");
  }

  /** Returns the signed ones of {@code pairs}, each of which must be there once. */
  private static String canonical(List<String> signed, List<Map.Entry<String, String>> pairs)
      throws RefusedException {
    StringJoiner canonical = new StringJoiner("&");
    for (String name : signed) {
      List<String> values =
          pairs.stream()
              .filter(pair -> key(pair).equals(name))
              .map(Map.Entry::getValue)
              .collect(Collectors.toUnmodifiableList());
      if (values.size() != 1) {
        throw new RefusedException(
            mismatch("'" + name + "' is signed, and comes " + values.size() + " times."));
      }
      canonical.add(name + '=' + encode(values.get(0)));
    }
    return canonical.toString();
  }

  private static Answer mismatch(String message) {
    return Answer.error(403, "SignatureDoesNotMatch", message);
  }

  private static String key(Map.Entry<String, String> pair) {
    return encode(pair.getKey()).toLowerCase(Locale.ROOT);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String sha1(String text) {
    try {
      return hex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private static String hmacSha1(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
      return hex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }

  private static String hex(byte[] hash) {
    return String.format("%040x", new BigInteger(1, hash));
  }
}
