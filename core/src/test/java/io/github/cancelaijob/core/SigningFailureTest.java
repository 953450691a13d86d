package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cancelaijob.core.error.AuthenticationFailedException;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.RequestSigner;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningFailureTest {
  private final RecordingTransport transport = RecordingTransport.answering(200, "");
  private final CancelAIJobClient.Builder builder = Clients.builder(transport);

  @ParameterizedTest
  @EnumSource
  void of_the_provider_is_the_cause_and_is_not_repeated(Caller caller) {
    RuntimeException failure = new IllegalStateException("profile has no key: FAKEKEY");

    AuthenticationFailedException e =
        failureOf(
            caller,
            () -> {
              throw failure;
            });

    assertThat(e).hasCause(failure);
    assertThat(e.errorMessage()).isEmpty();
    assertThat(e)
        .hasMessage(
            "The request could not be signed (java.lang.IllegalStateException, see the cause) for"
                + " job %s. %s",
            Clients.JOB, e.advice());
  }

  @ParameterizedTest
  @EnumSource
  void of_the_provider_may_be_checked(Caller caller) {
    IOException failure = new IOException("metadata");

    assertThat(
            failureOf(
                caller,
                () -> {
                  throw RecordingTransport.<RuntimeException>sneaky(failure);
                }))
        .hasCause(failure);
  }

  @ParameterizedTest
  @EnumSource
  void of_a_provider_without_keys_says_so(Caller caller) {
    assertThat(failureOf(caller, () -> null))
        .hasRootCauseMessage("the credentials provider returned null");
  }

  @ParameterizedTest
  @EnumSource
  void of_the_signer_is_the_cause(Caller caller) {
    RuntimeException failure = new IllegalStateException("no SHA-1");

    assertThat(
            failureOf(
                caller,
                (request, credentials, now) -> {
                  throw failure;
                }))
        .hasCause(failure);
  }

  @ParameterizedTest
  @EnumSource
  void of_a_signer_that_tells_a_secret_is_left_out(Caller caller) {
    AuthenticationFailedException e =
        failureOf(
            caller,
            (request, credentials, now) -> {
              throw new IllegalStateException("bad key", new RuntimeException(Clients.KEY));
            });

    assertThat(e).hasNoCause();
    assertThat(e).hasMessageStartingWith("The request could not be signed for job " + Clients.JOB);
  }

  @ParameterizedTest
  @EnumSource
  void of_a_signer_without_signature_says_so(Caller caller) {
    assertThat(failureOf(caller, (request, credentials, now) -> null))
        .hasRootCauseMessage("the signer returned null");
  }

  @ParameterizedTest
  @EnumSource
  void of_a_signer_with_a_line_break_shows_no_signature(Caller caller) {
    AuthenticationFailedException e =
        failureOf(caller, (request, credentials, now) -> "q-signature=fakesig\r\nX: y");

    assertThat(e).hasRootCauseInstanceOf(IllegalArgumentException.class);
    assertThat(Clients.stackTraceOf(e)).contains("Authorization").doesNotContain("fakesig");
  }

  @ParameterizedTest
  @EnumSource
  void that_is_an_error_passes(Caller caller) {
    Error error = new StackOverflowError();
    CancelAIJob client =
        builder
            .credentials(
                () -> {
                  throw error;
                })
            .build();

    assertThatThrownBy(() -> caller.cancel(client)).isSameAs(error);
  }

  private AuthenticationFailedException failureOf(Caller caller, CredentialsProvider provider) {
    return failureOf(caller, builder.credentials(provider).build());
  }

  private AuthenticationFailedException failureOf(Caller caller, RequestSigner signer) {
    return failureOf(caller, builder.signer(signer).build());
  }

  private AuthenticationFailedException failureOf(Caller caller, CancelAIJob client) {
    AuthenticationFailedException e =
        catchThrowableOfType(AuthenticationFailedException.class, () -> caller.cancel(client));
    assertThat(e.jobId()).isEqualTo(Clients.JOB);
    assertThat(e.attempts()).isZero();
    assertThat(e.httpStatus()).isEmpty();
    assertThat(transport.requests).isEmpty();
    return e;
  }
}
