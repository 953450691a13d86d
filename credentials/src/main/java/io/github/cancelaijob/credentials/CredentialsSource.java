package io.github.cancelaijob.credentials;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * A place where keys can be had, asked anew each time; {@link CachingCredentials} makes a provider
 * of it. Implementations are thread-safe.
 *
 * <p>A source that speaks HTTP does so over a transport that stays its creator's. Metadata travels
 * in the clear: that transport's client should reach the service directly, not through a proxy.
 */
@FunctionalInterface
public interface CredentialsSource {
  /**
   * Returns the keys that are there now.
   *
   * @throws CredentialsException if there are none
   */
  ExpiringCredentials fetch();

  /**
   * Returns the environment variables {@code TENCENTCLOUD_SECRET_ID} and {@code
   * TENCENTCLOUD_SECRET_KEY}, with {@code TENCENTCLOUD_SESSION_TOKEN}, or else {@code
   * TENCENTCLOUD_TOKEN}, if the keys are temporary.
   */
  static CredentialsSource environment() {
    return NamedKeys.environment(System::getenv);
  }

  /**
   * Returns the system properties {@code tencentcloud.secretId} and {@code tencentcloud.secretKey},
   * with {@code tencentcloud.sessionToken} if the keys are temporary. The names are a choice: no
   * SDK of the service's reads any.
   */
  static CredentialsSource systemProperties() {
    return NamedKeys.systemProperties(System::getProperty);
  }

  /** As {@link #profile(String)}, for the profile {@code default}. */
  static CredentialsSource profile() {
    return profile(ProfileKeys.DEFAULT);
  }

  /**
   * Returns the section {@code name} of the file {@code ~/.tencentcloud/credentials}, or of {@code
   * /etc/tencentcloud/credentials} if the former doesn't exist: {@code secret_id}, {@code
   * secret_key}, and {@code session_token}, or else {@code token}, if the keys are temporary.
   */
  static CredentialsSource profile(String name) {
    return new ProfileKeys(name, ProfileKeys.files(System::getProperty));
  }

  /** Returns a file that holds an answer of STS, or of the metadata service, as JSON. */
  static CredentialsSource jsonFile(Path file) {
    return new JsonFileKeys(file);
  }

  /**
   * Returns what answers {@code request} as the metadata service does, with the JSON object of
   * {@code TmpSecretId}, {@code TmpSecretKey}, {@code Token} and {@code ExpiredTime}.
   */
  static CredentialsSource http(HttpTransport transport, TransportRequest request) {
    return new HttpKeys(transport, request);
  }

  /** Returns the role of the CVM that this JVM runs on, as its metadata service knows it. */
  static CredentialsSource cvmRole(HttpTransport transport) {
    return cvmRole(transport, CvmRole.ENDPOINT);
  }

  /** As {@link #cvmRole(HttpTransport)}, with another metadata service. */
  static CredentialsSource cvmRole(HttpTransport transport, Endpoint metadata) {
    return new CvmRole(transport, metadata);
  }

  /**
   * Returns the role of the TKE pod that this JVM runs in: STS exchanges the pod's token for keys.
   */
  static CredentialsSource tkeWebIdentity(HttpTransport transport) {
    return tkeWebIdentity(transport, TkeWebIdentity.ENDPOINT);
  }

  /** As {@link #tkeWebIdentity(HttpTransport)}, with another endpoint of STS. */
  static CredentialsSource tkeWebIdentity(HttpTransport transport, Endpoint sts) {
    return new TkeWebIdentity(transport, sts, System::getenv);
  }

  /**
   * Returns a chain: the first of {@code sources} that has keys, which alone is asked from then on.
   *
   * <p>If none has any, what is thrown says why for each. A source whose keys are there but wrong,
   * such as an id without its secret key, ends the search: those of somebody else are not taken in
   * their place.
   *
   * @throws IllegalArgumentException if there are no sources
   */
  static CredentialsSource firstOf(CredentialsSource... sources) {
    if (sources.length == 0) {
      throw new IllegalArgumentException("a chain of no sources has no keys; name one");
    }
    return new Chain(List.of(sources));
  }
}
