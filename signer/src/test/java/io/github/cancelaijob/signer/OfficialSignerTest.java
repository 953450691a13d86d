package io.github.cancelaijob.signer;

import static org.assertj.core.api.Assertions.assertThat;

import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.COSSigner;
import com.qcloud.cos.http.HttpMethodName;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.SignableRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares with the signer of {@code com.qcloud:cos_api}.
 *
 * <p>The two are different, as {@link #differs_where_it_is_documented} pins down, in what {@link
 * RandomRequest} leaves out: the official one signs only headers that it knows or that begin with
 * {@code x-ci-} or {@code x-cos-}; it trims keys and values; it lowers a header's name before it
 * encodes it, which only matters to letters that no header's name can have; of two keys that differ
 * in case only it signs one.
 */
final class OfficialSignerTest {
  private static final long SEED = 20_190_516;
  private static final int REQUESTS = 25_000;

  private static final Credentials CREDENTIALS = Credentials.of("fake-id", "fake-secret-key");
  private static final Instant NOW = Instant.ofEpochSecond(1_600_000_000);
  private static final Duration VALIDITY = Duration.ofMinutes(1);

  private final COSSigner official = new COSSigner();

  @Test
  void agrees_on_random_requests() {
    RandomRequest random = new RandomRequest(new Random(SEED));

    for (int i = 0; i < REQUESTS; i++) {
      random.next();
      SignableRequest request = random.request();
      Credentials credentials = random.credentials();
      Instant now = random.now();
      Duration validity = random.validity();
      assertThat(ours(request, credentials, now, validity))
          .as("seed %d, request %d: %s %s", SEED, i, request.parameters(), request.headers())
          .isEqualTo(theirs(request, credentials, now, validity));
    }

    assertThat(random.missingCharacters()).isEmpty();
  }

  @Test
  void agrees_on_lone_surrogates() {
    for (String text : new String[] {"\ud83d", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00b"}) {
      SignableRequest request =
          SignableRequest.of(
              "PUT",
              "/" + text,
              Map.of(text, text),
              Map.of("host", text, "x-ci-" + text, "é" + text));
      assertThat(ours(request)).isEqualTo(theirs(request));
    }
  }

  @Test
  void differs_where_it_is_documented() {
    assertThat(theirs(request(Map.of("a", " x "), Map.of())))
        .isEqualTo(ours(request(Map.of("a", "x"), Map.of())));
    assertThat(theirs(request(Map.of(), Map.of("É", "x", "x-ci-É", "y"))))
        .isEqualTo(ours(request(Map.of(), Map.of("x-ci-é", "y"))));
  }

  private static SignableRequest request(
      Map<String, String> parameters, Map<String, String> headers) {
    Map<String, String> withHost = new HashMap<>(headers);
    withHost.put("host", "example.com");
    return SignableRequest.of("PUT", "/", parameters, withHost);
  }

  private String ours(SignableRequest request) {
    return ours(request, CREDENTIALS, NOW, VALIDITY);
  }

  private String theirs(SignableRequest request) {
    return theirs(request, CREDENTIALS, NOW, VALIDITY);
  }

  private static String ours(
      SignableRequest request, Credentials credentials, Instant now, Duration validity) {
    return CosSigner.builder().validity(validity).build().authorizeOnce(request, credentials, now);
  }

  private String theirs(
      SignableRequest request, Credentials credentials, Instant now, Duration validity) {
    return official.buildAuthorizationStr(
        HttpMethodName.valueOf(request.method()),
        request.path(),
        request.headers(),
        request.parameters(),
        new BasicCOSCredentials(credentials.secretId(), credentials.secretKey()),
        Date.from(now.minusSeconds(60)),
        Date.from(now.plus(validity)),
        true);
  }
}
