package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.io.Closeable;
import java.io.IOException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;

/** The HTTP clients that there are transports for, with room for {@link #CONNECTIONS}. */
enum HttpClientKind {
  JDK {
    @Override
    Open open() {
      JdkHttpTransport transport = JdkHttpTransport.create();
      return new Open(transport, transport::close);
    }
  },
  APACHE_CLASSIC {
    @Override
    Open open() {
      CloseableHttpClient client =
          HttpClients.custom()
              .setConnectionManager(
                  PoolingHttpClientConnectionManagerBuilder.create()
                      .setMaxConnPerRoute(CONNECTIONS)
                      .setMaxConnTotal(CONNECTIONS)
                      .build())
              .build();
      return new Open(ApacheHttpTransport.using(client), client);
    }
  },
  APACHE_ASYNC {
    @Override
    Open open() {
      CloseableHttpAsyncClient client =
          HttpAsyncClients.custom()
              .setConnectionManager(
                  PoolingAsyncClientConnectionManagerBuilder.create()
                      .setMaxConnPerRoute(CONNECTIONS)
                      .setMaxConnTotal(CONNECTIONS)
                      .build())
              .build();
      client.start();
      return new Open(ApacheHttpTransport.using(client), client);
    }
  },
  OKHTTP {
    @Override
    Open open() {
      Dispatcher dispatcher = new Dispatcher();
      dispatcher.setMaxRequests(CONNECTIONS);
      dispatcher.setMaxRequestsPerHost(CONNECTIONS);
      OkHttpClient client = new OkHttpClient.Builder().dispatcher(dispatcher).build();
      return new Open(
          OkHttpTransport.using(client),
          () -> {
            dispatcher.executorService().shutdown();
            client.connectionPool().evictAll();
          });
    }
  };

  static final int CONNECTIONS = 64;

  /** Returns a new client, and the transport over it. */
  abstract Open open();

  static final class Open implements Closeable {
    final HttpTransport transport;
    private final Closeable client;

    private Open(HttpTransport transport, Closeable client) {
      this.transport = transport;
      this.client = client;
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }
}
