package io.github.cancelaijob.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Cancels a job over {@code java.net.http} through a proxy that wants a password, with a private
 * certificate authority and a client certificate: {@code ENDPOINT JOB_ID PROXY_HOST PROXY_PORT
 * TRUST_STORE KEY_STORE}, secrets in the environment.
 */
final class CorporateNetworkOverJdk {
  private CorporateNetworkOverJdk() {}

  public static void main(String[] args) throws Exception {
    // Otherwise Java sends no Basic credentials to a proxy that it tunnels through. It looks only
    // once: better on the command line, with -D.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    HttpClient httpClient =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(new InetSocketAddress(args[2], Integer.parseInt(args[3]))))
            .sslContext(
                sslContext(
                    new File(args[4]), new File(args[5]), env("STORE_PASSWORD").toCharArray()))
            .build();
    HttpTransport transport =
        withProxyAuthorization(
            JdkHttpTransport.using(httpClient), env("PROXY_USER"), env("PROXY_PASSWORD"));

    CancelAIJob cancelAIJob =
        CancelAIJobClient.builder()
            .endpoint(URI.create(args[0]))
            .credentials(
                Credentials.of(env("TENCENTCLOUD_SECRET_ID"), env("TENCENTCLOUD_SECRET_KEY")))
            .signer(CosSigner.create())
            .transport(transport)
            .build();
    System.out.println("Canceled: " + cancelAIJob.cancel(JobId.of(args[1])));
  }

  /**
   * Takes the place of an {@code Authenticator}, with which Java before 24 drops the signature. The
   * client sends this header to its proxy alone; one without a proxy would send it to the service.
   */
  private static HttpTransport withProxyAuthorization(
      HttpTransport transport, String user, String password) {
    String credentials =
        Base64.getEncoder().encodeToString((user + ':' + password).getBytes(UTF_8));
    return request -> {
      TransportRequest.Builder copy =
          TransportRequest.builder(request.method(), request.uri())
              .body(request.body())
              .timeout(request.timeout())
              .maxResponseBytes(request.maxResponseBytes())
              .header("Proxy-Authorization", "Basic " + credentials);
      for (int i = 0; i < request.headers().size(); i++) {
        copy.header(request.headers().name(i), request.headers().value(i));
      }
      return transport.send(copy.build());
    };
  }

  private static SSLContext sslContext(File trustStore, File keyStore, char[] password)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(trustStore, password));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(keyStore, password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static String env(String name) {
    return System.getenv(name);
  }
}
