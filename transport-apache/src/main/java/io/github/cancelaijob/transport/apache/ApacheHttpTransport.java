package io.github.cancelaijob.transport.apache;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Sends over Apache HttpClient 5, from 5.2.
 *
 * <p>Thread-safe. An interrupt doesn't end a blocking exchange of the classic client that is under
 * way before its timeout: blocking sockets don't notice one.
 */
public final class ApacheHttpTransport implements HttpTransport {
  private final HttpTransport transport;

  private ApacheHttpTransport(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Returns a transport over {@code client}, which stays yours: its pool, proxy, TLS settings and
   * interceptors apply, and it is never closed here. For these requests alone, redirects, cookies
   * and compression are off, and nothing is sent twice.
   *
   * <p>It only blocks: {@code cancelAsync} fails with {@link UnsupportedOperationException}.
   */
  public static ApacheHttpTransport using(CloseableHttpClient client) {
    return new ApacheHttpTransport(new ClassicTransport(requireNonNull(client, "client")));
  }

  /**
   * Returns a transport over {@code client}, which must be started and stays yours, as {@link
   * #using(CloseableHttpClient)} does. It blocks and doesn't, as its caller likes.
   *
   * <p>The connection of an exchange that is given up may stay leased until the request's timeout,
   * and for as long as its answer drips in: the client forgets what to cancel.
   */
  public static ApacheHttpTransport using(CloseableHttpAsyncClient client) {
    return new ApacheHttpTransport(AsyncTransport.using(requireNonNull(client, "client")));
  }

  /**
   * Returns a transport over clients of its own, with the JVM's proxy settings and pools that don't
   * limit their callers; {@link #close} ends them. The asynchronous one, which has threads of its
   * own, starts with the first call that needs it.
   */
  public static ApacheHttpTransport create() {
    return new ApacheHttpTransport(new OwnedTransport());
  }

  @Override
  public TransportResponse send(TransportRequest request) throws TransportException {
    return transport.send(request);
  }

  @Override
  public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    return transport.sendAsync(request);
  }

  /** {@inheritDoc} True of a client with an asynchronous way: its threads serve many exchanges. */
  @Override
  public boolean prefersAsync() {
    return transport.prefersAsync();
  }

  @Override
  public void close() {
    transport.close();
  }
}
