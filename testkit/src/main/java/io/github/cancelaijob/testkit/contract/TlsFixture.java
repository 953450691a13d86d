package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.testkit.wire.TestAuthority;
import io.github.cancelaijob.testkit.wire.WireServer;
import javax.net.ssl.SSLContext;

/** Servers and clients of one authority, which nobody else trusts. */
final class TlsFixture {
  private static final TestAuthority AUTHORITY = TestAuthority.create();

  private TlsFixture() {}

  /** Returns a greeting with a certificate for these host names and addresses. */
  static WireServer.Greeting server(String... names) {
    return greeting(AUTHORITY.context(AUTHORITY.issue(names)), false);
  }

  /** Returns a greeting that asks for a client's certificate, too. */
  static WireServer.Greeting mutual(String... names) {
    return greeting(AUTHORITY.context(AUTHORITY.issue(names)), true);
  }

  /** Returns a greeting with a certificate whose time is over. */
  static WireServer.Greeting expired(String... names) {
    return greeting(AUTHORITY.context(AUTHORITY.issueExpired(names)), false);
  }

  private static WireServer.Greeting greeting(SSLContext context, boolean clientCertificate) {
    return connection -> connection.startTls(context, clientCertificate);
  }

  /** Returns settings of a client that trusts the authority. */
  static ClientSettings trusting() {
    return ClientSettings.defaults().withTls(AUTHORITY.context(null), AUTHORITY.trustManager());
  }

  /** Returns settings of a client that trusts the authority and has a certificate of it. */
  static ClientSettings certified() {
    return ClientSettings.defaults()
        .withTls(AUTHORITY.context(AUTHORITY.issue("client")), AUTHORITY.trustManager());
  }
}
