package io.github.cancelaijob.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Stores of a company with a certificate authority of its own, made for one run of the tests. */
final class TlsMaterial {
  static final String PASSWORD = "fake-password";
  private static final String AUTHORITY = "authority";

  private final Path dir;
  private final KeyStore everything;

  private TlsMaterial(Path dir, KeyStore everything) {
    this.dir = dir;
    this.everything = everything;
  }

  /** Makes an authority, a server's certificate for {@code host}, and a client's. */
  static TlsMaterial make(Path dir, String host) throws Exception {
    Path all = dir.resolve("all.p12");
    issue(all, AUTHORITY, "-ext", "bc:c");
    issue(all, "server", "-signer", AUTHORITY, "-ext", "san=dns:" + host);
    issue(all, "client", "-signer", AUTHORITY);
    return new TlsMaterial(dir, KeyStore.getInstance(all.toFile(), PASSWORD.toCharArray()));
  }

  private static void issue(Path store, String name, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Javac.tool("keytool").toString(), "-genkeypair", "-alias", name));
    command.addAll(List.of("-dname", "CN=" + name, "-keyalg", "EC", "-validity", "1"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as("%s: %s", command, said).isZero();
  }

  /** Returns a store that trusts the authority. */
  Path trustStore() throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setCertificateEntry(AUTHORITY, everything.getCertificate(AUTHORITY));
    return written(store, "trust");
  }

  /** Returns a store with the key and the certificates of {@code name}. */
  Path keyStore(String name) throws GeneralSecurityException, IOException {
    return written(keysOf(name), name);
  }

  /** Returns what the server needs, which trusts the authority, too. */
  SSLContext serverContext() throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keysOf("server"), PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(trustStore().toFile(), PASSWORD.toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore keysOf(String name) throws GeneralSecurityException, IOException {
    char[] password = PASSWORD.toCharArray();
    KeyStore store = empty();
    Key key = everything.getKey(name, password);
    store.setKeyEntry(name, key, password, everything.getCertificateChain(name));
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private Path written(KeyStore store, String name) throws GeneralSecurityException, IOException {
    // Of its own: other tests may be reading the one before.
    Path file = Files.createTempFile(dir, name, ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
