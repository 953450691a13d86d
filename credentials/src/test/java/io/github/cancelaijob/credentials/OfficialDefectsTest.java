package io.github.cancelaijob.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the official providers get wrong, over real sockets. */
@Timeout(60)
class OfficialDefectsTest {
  private final ManualClock clock = new ManualClock(Instant.now());
  private final KeyServiceSimulator metadata = KeyServiceSimulator.start();
  private final HttpTransport transport = JdkHttpTransport.create();
  private final CachingCredentials keys =
      CachingCredentials.of(CredentialsSource.cvmRole(transport, metadata.endpoint()), clock);

  @AfterEach
  void close() {
    transport.close();
    metadata.close();
  }

  static List<Fault> faults() {
    return List.of(
        Fault.rawAnswer(500, "text/plain", "out of order"),
        Fault.rawAnswer(404, "text/html", ""),
        Fault.rawAnswer(200, "application/json", ""),
        Fault.rawAnswer(200, "application/json", "{}"),
        Fault.rawAnswer(200, "application/json", "{\"Code\":\"Failed\"}"),
        Fault.dropBeforeActing());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_failed_refresh_replaces_no_good_keys(Fault fault) {
    Credentials good = keys.credentials();
    clock.advance(Duration.ofMinutes(116));
    metadata.failNext(9, fault);

    assertThat(keys.credentials()).isSameAs(good);
    assertThat(metadata.requests()).hasSizeGreaterThan(2);
  }

  @Test
  void a_service_that_never_answers_holds_nobody_up_forever() {
    metadata.failNext(1, Fault.delay(Duration.ofHours(1)));

    assertThatThrownBy(keys::credentials)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("gave no answer (TIMEOUT)");
  }

  /**
   * Each set of keys is due when it comes, so that every thread meets one that has just rotated.
   */
  @Test
  void keys_that_rotate_never_mix() throws Exception {
    AtomicInteger number = new AtomicInteger();
    CachingCredentials rotating =
        CachingCredentials.of(
            () -> {
              clock.advance(Duration.ofHours(1));
              return ExpiringCredentials.of(
                  FakeKeys.temporary(number.incrementAndGet()),
                  clock.instant().plus(Duration.ofMinutes(10)));
            },
            clock);

    List<Caller> callers =
        Stream.generate(() -> Caller.of(() -> mixedUp(rotating)))
            .limit(4)
            .collect(Collectors.toList());

    for (Caller caller : callers) {
      assertThat(caller.get()).isNull();
    }
    assertThat(number).hasValueGreaterThan(100);
  }

  /** Returns keys that don't belong together; {@code null} if there are none. */
  private Credentials mixedUp(CachingCredentials rotating) {
    for (int i = 0; i < 1000; i++) {
      Credentials one;
      try {
        one = rotating.credentials();
      } catch (CredentialsException e) {
        // The clock that all threads push on has outrun these keys before they were looked at.
        continue;
      }
      clock.advance(Duration.ofMinutes(9));
      String suffix = one.secretId().substring("AKIDEXAMPLE-".length());
      if (!one.secretKey().equals("example-secret-" + suffix)
          || !one.token().orElse("").equals("example-token-" + suffix)) {
        return one;
      }
    }
    return null;
  }

  @Test
  void a_chain_hides_no_reason() {
    metadata.failNext(1, Fault.rawAnswer(503, "text/plain", ""));
    CredentialsSource chain =
        CredentialsSource.firstOf(
            NamedKeys.environment(name -> null),
            CredentialsSource.cvmRole(transport, metadata.endpoint()),
            new TkeWebIdentity(transport, metadata.endpoint(), name -> null));

    assertThatThrownBy(chain::fetch)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContainingAll("TENCENTCLOUD_SECRET_ID", "HTTP 503", "TKE_ROLE_ARN");
  }
}
