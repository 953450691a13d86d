package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.io.File;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;

/**
 * Cancels a job over OkHttp through a proxy that wants a password, with a private certificate
 * authority and a client certificate: {@code ENDPOINT JOB_ID PROXY_HOST PROXY_PORT TRUST_STORE
 * KEY_STORE}, secrets in the environment.
 */
final class CorporateNetworkOverOkHttp {
  private CorporateNetworkOverOkHttp() {}

  public static void main(String[] args) throws Exception {
    char[] password = env("STORE_PASSWORD").toCharArray();
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(new File(args[4]), password));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(new File(args[5]), password), password);
    SSLContext sslContext = SSLContext.getInstance("TLS");
    sslContext.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    OkHttpClient okHttpClient =
        new OkHttpClient.Builder()
            .proxy(
                new Proxy(
                    Proxy.Type.HTTP, new InetSocketAddress(args[2], Integer.parseInt(args[3]))))
            .proxyAuthenticator(basic(env("PROXY_USER"), env("PROXY_PASSWORD")))
            .sslSocketFactory(
                sslContext.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
            .build();

    CancelAIJob cancelAIJob =
        CancelAIJobClient.builder()
            .endpoint(URI.create(args[0]))
            .credentials(
                Credentials.of(env("TENCENTCLOUD_SECRET_ID"), env("TENCENTCLOUD_SECRET_KEY")))
            .signer(CosSigner.create())
            .transport(OkHttpTransport.using(okHttpClient))
            .build();
    System.out.println("Canceled: " + cancelAIJob.cancel(JobId.of(args[1])));
  }

  private static Authenticator basic(String user, String password) {
    String credentials = okhttp3.Credentials.basic(user, password);
    return (route, response) ->
        // The second refusal means that they are wrong.
        credentials.equals(response.request().header("Proxy-Authorization"))
            ? null
            : response.request().newBuilder().header("Proxy-Authorization", credentials).build();
  }

  private static String env(String name) {
    return System.getenv(name);
  }
}
