package io.github.cancelaijob.signer;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One random request after the other, with a book of the characters that came where. */
final class RandomRequest {
  private static final String[] METHODS = {"GET", "POST", "PUT", "DELETE", "HEAD"};
  private static final String[] HEADER_PREFIXES = {"x-ci-", "X-Ci-", "x-cos-", "X-COS-"};
  private static final String[] KNOWN_HEADERS = {
    "Content-Length", "content-type", "Content-MD5", "RANGE", "pic-operations"
  };
  // At the bounds of UTF-8's lengths, none with a lower case of its own: see OfficialSignerTest.
  private static final String[] BEYOND_ASCII = {
    "\u0080",
    "é",
    "ß",
    "\u07ff",
    "\u0800",
    "中",
    "腾讯云",
    "\ufffd",
    "\uffff",
    "\ud800\udc00",
    "😀",
    "𝄞",
    "\udbff\udfff"
  };

  private final Random random;
  private final Map<String, Set<String>> missing = new TreeMap<>();
  private SignableRequest request = SignableRequest.of("GET", "/", Map.of(), Map.of());

  RandomRequest(Random random) {
    this.random = random;
  }

  void next() {
    request =
        SignableRequest.of(
            METHODS[random.nextInt(METHODS.length)],
            "/" + text("path", random.nextInt(30)),
            parameters(),
            headers());
  }

  SignableRequest request() {
    return request;
  }

  Credentials credentials() {
    return Credentials.of(
        visible(1 + random.nextInt(50)).replace('&', 'a'), visible(1 + random.nextInt(100)));
  }

  Instant now() {
    return Instant.ofEpochMilli((long) (random.nextDouble() * 4e12) + 60_000);
  }

  Duration validity() {
    return Duration.ofSeconds(1 + random.nextInt(1_000_000));
  }

  /** Returns, by place, what never came there. */
  Map<String, Set<String>> missingCharacters() {
    Map<String, Set<String>> places = new TreeMap<>(missing);
    places.values().removeIf(Set::isEmpty);
    return places;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    Set<String> seen = new TreeSet<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String key = text("parameter key", 1 + random.nextInt(10));
      if (seen.add(key.toLowerCase(Locale.ROOT))) {
        parameters.put(key, text("parameter value", random.nextInt(20)));
      }
    }
    return parameters;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    Set<String> seen = new TreeSet<>(Set.of("host"));
    headers.put(random.nextBoolean() ? "host" : "Host", text("header value", random.nextInt(20)));
    for (int i = random.nextInt(4); i > 0; i--) {
      String key = headerKey();
      if (seen.add(key.toLowerCase(Locale.ROOT))) {
        headers.put(key, text("header value", random.nextInt(20)));
      }
    }
    return headers;
  }

  private String headerKey() {
    return random.nextInt(5) == 0
        ? KNOWN_HEADERS[random.nextInt(KNOWN_HEADERS.length)]
        : HEADER_PREFIXES[random.nextInt(HEADER_PREFIXES.length)]
            + text("header key", 1 + random.nextInt(10));
  }

  private String text(String place, int length) {
    Set<String> missingHere = missing.computeIfAbsent(place, p -> everything());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean inner = i > 0 && i < length - 1;
      String character =
          random.nextInt(6) == 0
              ? BEYOND_ASCII[random.nextInt(BEYOND_ASCII.length)]
              : Character.toString((inner ? ' ' : '!') + random.nextInt(inner ? 95 : 94));
      missingHere.remove(character);
      text.append(character);
    }
    return text.toString();
  }

  private String visible(int length) {
    return random
        .ints(length, '!', '~' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Set<String> everything() {
    Set<String> all = new TreeSet<>(Set.of(BEYOND_ASCII));
    for (int c = ' '; c <= '~'; c++) {
      all.add(Character.toString(c));
    }
    return all;
  }
}
