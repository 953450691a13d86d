package io.github.cancelaijob.credentials;

import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.HttpTransport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys where Tencent Cloud's SDKs find them, and keeps them as {@link CachingCredentials}
 * does. Thread-safe.
 *
 * <p>It looks, in this order, at the {@linkplain CredentialsSource#environment environment}, the
 * {@linkplain CredentialsSource#systemProperties system properties}, the {@linkplain
 * CredentialsSource#profile() profile} {@code default}, the {@linkplain CredentialsSource#cvmRole
 * role of the CVM} and that {@linkplain CredentialsSource#tkeWebIdentity of the TKE pod}. What
 * first has keys is what is asked from then on; see {@link CredentialsSource#firstOf}, which also
 * makes chains of other places.
 */
public final class DefaultCredentialsChain implements CredentialsProvider, AutoCloseable {
  private final CachingCredentials keys;

  private DefaultCredentialsChain(CachingCredentials keys) {
    this.keys = keys;
  }

  /**
   * Returns the chain, which looks for keys when they are first needed.
   *
   * @param transport stays yours; it isn't used if keys are found in this JVM or in a file
   */
  public static DefaultCredentialsChain create(HttpTransport transport) {
    return create(
        transport,
        System::getenv,
        System::getProperty,
        ProfileKeys.files(System::getProperty),
        CvmRole.ENDPOINT,
        TkeWebIdentity.ENDPOINT,
        Clock.systemUTC());
  }

  static DefaultCredentialsChain create(
      HttpTransport transport,
      Function<String, @Nullable String> environment,
      Function<String, @Nullable String> properties,
      List<Path> profiles,
      Endpoint metadata,
      Endpoint sts,
      Clock clock) {
    CredentialsSource chain =
        CredentialsSource.firstOf(
            NamedKeys.environment(environment),
            NamedKeys.systemProperties(properties),
            new ProfileKeys(ProfileKeys.DEFAULT, profiles),
            new CvmRole(transport, metadata),
            new TkeWebIdentity(transport, sts, environment));
    return new DefaultCredentialsChain(CachingCredentials.of(chain, clock));
  }

  /** As {@link CachingCredentials#credentials}. */
  @Override
  public Credentials credentials() {
    return keys.credentials();
  }

  /** As {@link CachingCredentials#refresh}. */
  @Override
  public Credentials refresh(Credentials rejected) {
    return keys.refresh(rejected);
  }

  /** As {@link CachingCredentials#close}. */
  @Override
  public void close() {
    keys.close();
  }
}
