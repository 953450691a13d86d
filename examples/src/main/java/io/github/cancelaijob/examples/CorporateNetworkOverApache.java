package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.impl.auth.CredentialsProviderBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Cancels a job over Apache HttpClient 5 through a proxy that wants a password, with a private
 * certificate authority and a client certificate: {@code ENDPOINT JOB_ID PROXY_HOST PROXY_PORT
 * TRUST_STORE KEY_STORE}, secrets in the environment.
 */
final class CorporateNetworkOverApache {
  private CorporateNetworkOverApache() {}

  public static void main(String[] args) throws Exception {
    HttpHost proxy = new HttpHost(args[2], Integer.parseInt(args[3]));
    CredentialsProvider proxyCredentials =
        CredentialsProviderBuilder.create()
            .add(proxy, env("PROXY_USER"), env("PROXY_PASSWORD").toCharArray())
            .build();
    SSLContext sslContext =
        sslContext(new File(args[4]), new File(args[5]), env("STORE_PASSWORD").toCharArray());
    CloseableHttpClient httpClient =
        HttpClients.custom()
            .setProxy(proxy)
            .setDefaultCredentialsProvider(proxyCredentials)
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(new DefaultClientTlsStrategy(sslContext))
                    .build())
            .build();

    CancelAIJob cancelAIJob =
        CancelAIJobClient.builder()
            .endpoint(URI.create(args[0]))
            .credentials(
                Credentials.of(env("TENCENTCLOUD_SECRET_ID"), env("TENCENTCLOUD_SECRET_KEY")))
            .signer(CosSigner.create())
            .transport(ApacheHttpTransport.using(httpClient))
            .build();
    System.out.println("Canceled: " + cancelAIJob.cancel(JobId.of(args[1])));
  }

  private static SSLContext sslContext(File trustStore, File keyStore, char[] password)
      throws GeneralSecurityException, IOException {
    return SSLContexts.custom()
        .loadTrustMaterial(trustStore, password)
        .loadKeyMaterial(keyStore, password, password)
        .build();
  }

  private static String env(String name) {
    return System.getenv(name);
  }
}
