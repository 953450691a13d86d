package io.github.cancelaijob.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Issues certificates that nobody trusts unless told to. */
public final class TestAuthority {
  /** A certificate and its key. */
  public static final class Identity {
    private final PrivateKey key;
    private final X509Certificate certificate;

    private Identity(PrivateKey key, X509Certificate certificate) {
      this.key = key;
      this.certificate = certificate;
    }
  }

  private static final String NAME = "Test Authority";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(UTC);
  private static final byte[] ECDSA_WITH_SHA256 =
      Der.of(Der.SEQUENCE, Der.objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));
  private static final byte[] COMMON_NAME = Der.objectId(0x55, 4, 3);
  private static final byte[] ALTERNATIVE_NAMES = Der.objectId(0x55, 0x1d, 0x11);
  private static final byte[] BASIC_CONSTRAINTS = Der.objectId(0x55, 0x1d, 0x13);
  private static final byte[] YES = Der.of(Der.BOOLEAN, new byte[] {(byte) 0xff});

  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;
  private int serial;

  private TestAuthority() {
    byte[] mayIssue =
        Der.of(
            Der.SEQUENCE,
            BASIC_CONSTRAINTS,
            YES,
            Der.of(Der.OCTET_STRING, Der.of(Der.SEQUENCE, YES)));
    certificate = sign(NAME, keys.getPublic(), Instant.now().plus(Duration.ofDays(1)), mayIssue);
  }

  /** Returns a new authority. */
  public static TestAuthority create() {
    return new TestAuthority();
  }

  /** Issues a certificate for host names and IPv4 addresses. */
  public Identity issue(String... names) {
    return issue(Instant.now().plus(Duration.ofDays(1)), names);
  }

  /** Issues a certificate whose time is over. */
  public Identity issueExpired(String... names) {
    return issue(Instant.now().minus(Duration.ofDays(1)), names);
  }

  /** Returns a manager that trusts this authority and nobody else. */
  public X509TrustManager trustManager() {
    try {
      KeyStore trusted = emptyStore();
      trusted.setCertificateEntry("authority", certificate);
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(trusted);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a context that trusts this authority alone and shows {@code own}, if there is any. */
  public SSLContext context(@Nullable Identity own) {
    try {
      char[] password = "fake".toCharArray();
      KeyStore store = emptyStore();
      if (own != null) {
        store.setKeyEntry("own", own.key, password, new X509Certificate[] {own.certificate});
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), new TrustManager[] {trustManager()}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Identity issue(Instant end, String... names) {
    List<byte[]> alternatives = new ArrayList<>();
    for (String name : names) {
      alternatives.add(alternative(name));
    }
    byte[] extension =
        Der.of(
            Der.SEQUENCE,
            ALTERNATIVE_NAMES,
            Der.of(Der.OCTET_STRING, Der.of(Der.SEQUENCE, alternatives.toArray(new byte[0][]))));
    KeyPair own = newKeys();
    return new Identity(own.getPrivate(), sign("Test", own.getPublic(), end, extension));
  }

  private static byte[] alternative(String name) {
    try {
      return name.matches("[0-9.]+")
          ? Der.of(0x87, InetAddress.getByName(name).getAddress())
          : Der.of(0x82, name.getBytes(US_ASCII));
    } catch (IOException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private synchronized X509Certificate sign(
      String subject, PublicKey key, Instant end, byte[] extension) {
    byte[] body =
        Der.of(
            Der.SEQUENCE,
            Der.of(0xa0, Der.of(Der.INTEGER, new byte[] {2})),
            Der.of(Der.INTEGER, BigInteger.valueOf(++serial).toByteArray()),
            ECDSA_WITH_SHA256,
            distinguished(NAME),
            Der.of(Der.SEQUENCE, time(end.minus(Duration.ofDays(9))), time(end)),
            distinguished(subject),
            key.getEncoded(),
            Der.of(0xa3, Der.of(Der.SEQUENCE, extension)));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      byte[] bits = Der.of(Der.BIT_STRING, new byte[1], signature.sign());
      byte[] signed = Der.of(Der.SEQUENCE, body, ECDSA_WITH_SHA256, bits);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] distinguished(String name) {
    byte[] value = Der.of(Der.UTF8_STRING, name.getBytes(UTF_8));
    return Der.of(Der.SEQUENCE, Der.of(Der.SET, Der.of(Der.SEQUENCE, COMMON_NAME, value)));
  }

  private static byte[] time(Instant time) {
    return Der.of(Der.UTC_TIME, TIME.format(time).getBytes(US_ASCII));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }
}
