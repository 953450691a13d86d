package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Thrown by an {@link HttpTransport} if there was no complete answer. */
public final class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** No connection: refused, unreachable. */
    CONNECT,
    /** The host's name has no address. */
    UNKNOWN_HOST,
    /**
     * No TLS session: a certificate that isn't trusted, a name that doesn't match, no TLS at all.
     */
    TLS,
    /** No free connection in the client's pool. */
    POOL,
    /** The request's timeout, or a shorter one of the client's own, is over. */
    TIMEOUT,
    /** The connection ended before the answer did. */
    CONNECTION_LOST,
    /** What came back isn't HTTP, or not HTTP that the stack can read. */
    PROTOCOL,
    /** The calling thread was interrupted. */
    INTERRUPTED,
    /** The caller gave up the exchange. */
    CANCELED,
    /** The transport or its client is closed. */
    CLOSED,
    /** The stack refused to send this request. */
    INVALID_REQUEST,
    /** None of the others. */
    OTHER;

    // Causes may go in circles.
    private static final int MAX_DEPTH = 32;

    /** Returns the kind that the JDK's exceptions in {@code failure} and its causes stand for. */
    public static Kind of(Throwable failure) {
      Kind fallback = OTHER;
      Throwable t = requireNonNull(failure, "failure");
      for (int depth = 0; t != null && depth < MAX_DEPTH; depth++) {
        Kind kind = ofOne(t);
        if (kind == CONNECT || fallback == CONNECT) {
          // java.net.http reports a name without address as a refused connection.
          if (kind == UNKNOWN_HOST || kind == TLS || kind == TIMEOUT) {
            return kind;
          }
          fallback = CONNECT;
        } else if (kind != OTHER) {
          return kind;
        } else if (t instanceof IOException) {
          fallback = CONNECTION_LOST;
        }
        t = t.getCause();
      }
      return fallback;
    }

    private static Kind ofOne(Throwable t) {
      if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
        return UNKNOWN_HOST;
      } else if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
        return CONNECT;
      } else if (t instanceof SSLException) {
        // A TLS session that was cut, or took too long, ends with one around the socket's own.
        return t.getCause() instanceof SocketTimeoutException
            ? TIMEOUT
            : t.getCause() instanceof SocketException ? CONNECTION_LOST : TLS;
      } else if (t instanceof SocketTimeoutException || t instanceof TimeoutException) {
        return TIMEOUT;
      } else if (t instanceof InterruptedException || t instanceof InterruptedIOException) {
        return INTERRUPTED;
      } else if (t instanceof ProtocolException) {
        return PROTOCOL;
      } else if (t instanceof SocketException) {
        return CONNECTION_LOST;
      } else if (t instanceof IllegalArgumentException) {
        return INVALID_REQUEST;
      }
      return OTHER;
    }
  }

  /** Whether the service may have got the request. */
  public enum Delivery {
    /** Certainly not: the request's head never left completely. */
    NOT_SENT,
    /** Perhaps: the service may have acted on it. */
    MAYBE_SENT
  }

  private final Kind kind;
  private final Delivery delivery;

  /**
   * Creates an exception.
   *
   * @param message what happened, in words without secrets; {@code null} if the stack has none
   * @param cause the stack's own exception; {@code null} if there was none
   */
  public TransportException(
      Kind kind, Delivery delivery, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = requireNonNull(kind, "kind");
    this.delivery = requireNonNull(delivery, "delivery");
  }

  /**
   * Returns what a stack's own exception says, in the words of this one.
   *
   * @param kind what {@code failure} is; {@link Kind#of} tells, unless the adapter knows better
   */
  public static TransportException of(Kind kind, Delivery delivery, Throwable failure) {
    // Of a request that went out, a stack complains with the same exceptions about the answer.
    Kind told =
        kind == Kind.INVALID_REQUEST && delivery == Delivery.MAYBE_SENT ? Kind.PROTOCOL : kind;
    String message = failure.getMessage();
    return new TransportException(
        told, delivery, message == null ? failure.getClass().getSimpleName() : message, failure);
  }

  /**
   * Returns what an exchange fails with at its deadline.
   *
   * @param timeout the time that it had
   * @param cause the stack's own exception; {@code null} if there was none
   */
  public static TransportException late(
      Duration timeout, Delivery delivery, @Nullable Throwable cause) {
    String message = "no complete answer within " + requireNonNull(timeout, "timeout");
    return new TransportException(Kind.TIMEOUT, delivery, message, cause);
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Returns whether the service may have got the request. */
  public Delivery delivery() {
    return delivery;
  }
}
