package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.TransportFailedException;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransportFailureTest {
  @ParameterizedTest
  @CsvSource({
    "CONNECT, NOT_SENT, BLOCKING, Nothing reached the service",
    "CONNECT, NOT_SENT, ASYNC, Nothing reached the service",
    "TIMEOUT, MAYBE_SENT, BLOCKING, may have reached",
    "TIMEOUT, MAYBE_SENT, ASYNC, may have reached"
  })
  void says_whether_the_service_may_have_acted(
      Kind kind, Delivery delivery, Caller caller, String advice) {
    TransportException failure =
        new TransportException(kind, delivery, "after\r\n30 s", new IOException());

    TransportFailedException e = failureOf(caller, RecordingTransport.failing(failure));

    assertThat(e).hasCause(failure);
    assertThat(e.mayHaveReachedService()).isEqualTo(delivery == Delivery.MAYBE_SENT);
    assertThat(e.advice()).contains(advice);
    assertThat(e)
        .hasMessage(
            "No answer from %s (%s: after  30 s) for job %s. %s",
            "examplebucket-1250000000.ci.ap-beijing.myqcloud.com", kind, Clients.JOB, e.advice());
  }

  @ParameterizedTest
  @EnumSource
  void of_no_words_is_told_by_its_kind(Caller caller) {
    TransportException failure = new TransportException(Kind.CLOSED, Delivery.NOT_SENT, null, null);

    assertThat(failureOf(caller, RecordingTransport.failing(failure)))
        .hasMessageStartingWith(
            "No answer from examplebucket-1250000000.ci.ap-beijing.myqcloud.com (CLOSED) for job ");
  }

  @ParameterizedTest
  @EnumSource
  void that_no_transport_may_throw_may_have_reached_the_service(Caller caller) {
    RuntimeException unchecked = new IllegalStateException("state: 3");
    IOException checked = new IOException("from Kotlin");

    TransportFailedException e = failureOf(caller, RecordingTransport.failing(unchecked));

    assertThat(e).hasCause(unchecked).hasMessageContaining("threw java.lang.IllegalStateException");
    assertThat(e.mayHaveReachedService()).isTrue();
    assertThat(failureOf(caller, RecordingTransport.failing(checked))).hasCause(checked);
  }

  @ParameterizedTest
  @EnumSource
  void of_a_response_that_is_null_is_one(Caller caller) {
    TransportFailedException e =
        failureOf(caller, RecordingTransport.answering((TransportResponse) null));

    assertThat(e).hasMessageContaining("the transport returned null");
    assertThat(e.mayHaveReachedService()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void that_is_an_error_passes(Caller caller) {
    Error error = new LinkageError("no such class");

    assertThatThrownBy(() -> caller.cancel(Clients.client(RecordingTransport.failing(error))))
        .isSameAs(error);
  }

  @ParameterizedTest
  @EnumSource
  void that_tells_a_secret_is_redacted_and_its_cause_left_out(Caller caller) {
    TransportException failure =
        new TransportException(
            Kind.INVALID_REQUEST, Delivery.NOT_SENT, "bad header: " + Clients.TOKEN, null);

    TransportFailedException e = failureOf(caller, RecordingTransport.failing(failure));

    assertThat(e).hasNoCause().hasMessageContaining("INVALID_REQUEST: bad header: [redacted])");
    assertThat(e.mayHaveReachedService()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void that_carries_a_secret_along_has_no_cause(Caller caller) {
    Exception suppressing = new IOException("fine", new IOException("fine, too"));
    suppressing.getCause().addSuppressed(new IOException(RecordingSigner.AUTHORIZATION));
    Exception circle = new IOException("a");
    circle.initCause(new IOException("b", circle));

    assertThat(failureOf(caller, RecordingTransport.failing(suppressing))).hasNoCause();
    assertThat(failureOf(caller, RecordingTransport.failing(circle))).hasCause(circle);
  }

  @Test
  void in_a_future_is_unwrapped() {
    TransportException failure =
        new TransportException(Kind.TLS, Delivery.NOT_SENT, "untrusted", null);

    TransportFailedException e =
        failureOf(Caller.ASYNC, RecordingTransport.failing(new CompletionException(failure)));

    assertThat(e).hasCause(failure);
    assertThat(e.mayHaveReachedService()).isFalse();
  }

  @Test
  void thrown_where_a_future_belongs_is_in_the_future() {
    RuntimeException failure = new IllegalStateException("executor rejected");

    assertThat(
            failureOf(
                Caller.ASYNC,
                new Async() {
                  @Override
                  CompletableFuture<TransportResponse> sendAsync() {
                    throw failure;
                  }
                }))
        .hasCause(failure);
  }

  @Test
  void of_a_future_that_is_null_is_one() {
    assertThat(
            failureOf(
                Caller.ASYNC,
                new Async() {
                  @Override
                  CompletableFuture<TransportResponse> sendAsync() {
                    return null;
                  }
                }))
        .hasRootCauseMessage("the transport returned null");
  }

  private static TransportFailedException failureOf(Caller caller, HttpTransport transport) {
    TransportFailedException e =
        catchThrowableOfType(
            TransportFailedException.class, () -> caller.cancel(Clients.client(transport)));
    assertThat(e.jobId()).isEqualTo(Clients.JOB);
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.httpStatus()).isEmpty();
    assertThat(e.errorMessage()).isEmpty();
    assertThat(e.responseBody()).isEmpty();
    return e;
  }
}
