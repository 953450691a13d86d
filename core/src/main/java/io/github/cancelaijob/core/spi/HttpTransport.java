package io.github.cancelaijob.core.spi;

import java.util.concurrent.CompletableFuture;

/**
 * Sends requests over one HTTP stack. Implementations are thread-safe.
 *
 * <p>What an implementation owes its caller, as the contract suite in {@code cancel-ai-job-testkit}
 * checks it:
 *
 * <ul>
 *   <li>At most one request goes on the wire: no retry, no redirect, no answer to the origin's
 *       challenge, no replay on another connection.
 *   <li>The raw path and query of the URI go out byte for byte, and so does every header. A stack
 *       that forbids {@code Date} may leave it out. Only {@code Host}, {@code Content-Length},
 *       {@code Connection}, {@code User-Agent}, {@code Accept}, {@code Accept-Encoding} and what a
 *       proxy needs may be added.
 *   <li>An empty body is sent with {@code Content-Length: 0} and without {@code Transfer-Encoding},
 *       {@code Content-Type} or {@code Expect}.
 *   <li>Every complete final answer is returned, whatever its status.
 *   <li>Whatever else happens is a {@link TransportException}, within the request's timeout.
 *   <li>When a call ends, nothing of it is held: no connection, no thread.
 * </ul>
 */
@FunctionalInterface
public interface HttpTransport extends AutoCloseable {
  /**
   * Sends {@code request} once and returns the answer.
   *
   * @throws TransportException if there was no complete answer; if the thread was interrupted, its
   *     interrupt flag stays set
   */
  TransportResponse send(TransportRequest request) throws TransportException;

  /**
   * Sends {@code request} once without blocking.
   *
   * <p>Never throws: the future fails with a {@link TransportException}. Canceling the future, with
   * {@code true} or {@code false}, ends the exchange. Unless overridden, fails with {@link
   * UnsupportedOperationException}: a stack without a way of its own gets no hidden threads.
   */
  default CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException(
            "this transport only blocks; use cancel(..), or a transport that overrides sendAsync(..)"));
  }

  /**
   * Returns whether the stack keeps many exchanges in flight faster through {@link #sendAsync} than
   * on as many threads that wait in {@link #send}. False unless overridden.
   */
  default boolean prefersAsync() {
    return false;
  }

  /**
   * Closes the HTTP client if this transport created it; a client that was handed in stays open.
   * Closing again does nothing.
   */
  @Override
  default void close() {}
}
