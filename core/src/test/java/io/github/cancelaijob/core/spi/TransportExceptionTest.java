package io.github.cancelaijob.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransportExceptionTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(Kind.UNKNOWN_HOST, new UnknownHostException("h")),
        arguments(Kind.UNKNOWN_HOST, new UnresolvedAddressException()),
        arguments(
            Kind.UNKNOWN_HOST, caused(new ConnectException(), new UnresolvedAddressException())),
        arguments(
            Kind.UNKNOWN_HOST,
            caused(
                new ConnectException(),
                caused(new ConnectException(), new UnresolvedAddressException()))),
        arguments(Kind.CONNECT, new ConnectException("refused")),
        arguments(Kind.CONNECT, new NoRouteToHostException()),
        arguments(Kind.CONNECT, caused(new ConnectException(), new ClosedChannelException())),
        arguments(Kind.CONNECT, caused(new ConnectException(), new SocketException())),
        arguments(Kind.TLS, caused(new ConnectException(), new SSLException("x"))),
        arguments(Kind.TIMEOUT, caused(new ConnectException(), new SocketTimeoutException())),
        arguments(Kind.TLS, new SSLHandshakeException("untrusted")),
        arguments(Kind.TLS, new SSLPeerUnverifiedException("other name")),
        arguments(Kind.TLS, caused(new SSLHandshakeException("cut"), new EOFException())),
        arguments(Kind.CONNECTION_LOST, new SSLException("reset", new SocketException("reset"))),
        arguments(Kind.TIMEOUT, new SSLException("timeout", new SocketTimeoutException())),
        arguments(Kind.TIMEOUT, new SocketTimeoutException("read")),
        arguments(Kind.TIMEOUT, new TimeoutException()),
        arguments(Kind.INTERRUPTED, new InterruptedException()),
        arguments(Kind.INTERRUPTED, new InterruptedIOException("interrupted")),
        arguments(Kind.CONNECTION_LOST, new SocketException("reset")),
        arguments(Kind.CONNECTION_LOST, new EOFException()),
        arguments(Kind.CONNECTION_LOST, new IOException("no bytes")),
        arguments(Kind.INVALID_REQUEST, new IllegalArgumentException("header")),
        arguments(Kind.OTHER, new IllegalStateException("x")),
        arguments(Kind.OTHER, new ExecutionException(new IllegalStateException("x"))),
        arguments(Kind.TIMEOUT, new ExecutionException(new TimeoutException())),
        arguments(Kind.TLS, new IOException(new SSLHandshakeException("x"))),
        arguments(Kind.CONNECTION_LOST, new CompletionException(new IOException("no bytes"))),
        arguments(Kind.CONNECTION_LOST, new ExecutionException(new EOFException())),
        arguments(Kind.CONNECTION_LOST, new UncheckedIOException(new IOException("gone"))));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void kind_is_what_the_jdks_exceptions_stand_for(Kind kind, Throwable failure) {
    assertThat(Kind.of(failure)).isEqualTo(kind);
  }

  @Test
  void kind_of_causes_that_go_in_circles_is_found_all_the_same() {
    Throwable connect = new ConnectException("refused");
    Throwable around = caused(new ConnectException("around"), connect);
    connect.initCause(around);
    Throwable plain = new IllegalStateException("x");
    plain.initCause(new IllegalStateException(plain));

    assertThat(Kind.of(around)).isEqualTo(Kind.CONNECT);
    assertThat(Kind.of(plain)).isEqualTo(Kind.OTHER);
  }

  @Test
  void says_what_it_was_told() {
    IOException cause = new IOException("cause");
    TransportException e = new TransportException(Kind.POOL, Delivery.NOT_SENT, "no lease", cause);

    assertThat(e).hasMessage("no lease").hasCause(cause);
    assertThat(e.kind()).isEqualTo(Kind.POOL);
    assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  private static <T extends Throwable> T caused(T failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }
}
