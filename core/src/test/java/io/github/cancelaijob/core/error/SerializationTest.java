package io.github.cancelaijob.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.JobId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializationTest {
  private static final ErrorDetails DETAILS =
      ErrorDetails.builder(JobId.of("a1"))
          .httpStatus(403)
          .errorCode("AccessDenied")
          .errorMessage("Access Denied.")
          .requestId("req")
          .traceId("trace")
          .responseBody("<Error/>")
          .attempts(3)
          .retryAfter(Duration.ofSeconds(7))
          .mayHaveBeenCanceled(true)
          .stopReason("all 3 attempts are used")
          .build();

  static Stream<CancelAIJobException> errors() {
    return Stream.of(
        new AuthenticationFailedException(DETAILS),
        new AuthenticationFailedException(
            ErrorDetails.builder(JobId.of("a2")).build(), new IOException("no profile")),
        new InvalidRequestException(DETAILS),
        new JobNotFoundException(DETAILS),
        new JobNotPendingException(DETAILS),
        new PermissionDeniedException(
            DETAILS, "ci:CancelAiProcessJob", Bucket.of("examplebucket-1250000000")),
        new PermissionDeniedException(DETAILS, "ci:DescribeAiProcessJob", null),
        new ServiceUnavailableException(DETAILS),
        new ThrottledException(DETAILS),
        new TransportFailedException(DETAILS, "TIMEOUT", true, new IOException("late")),
        new TransportFailedException(DETAILS, "CONNECT", false, null),
        new UnexpectedResponseException(DETAILS));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void keeps_all_that_an_error_says(CancelAIJobException e) throws Exception {
    CancelAIJobException copy = copyOf(e);

    assertThat(copy).isExactlyInstanceOf(e.getClass()).hasToString(e.toString());
    assertThat(copy.jobId()).isEqualTo(e.jobId());
    assertThat(copy.httpStatus()).isEqualTo(e.httpStatus());
    assertThat(copy.errorCode()).isEqualTo(e.errorCode());
    assertThat(copy.errorMessage()).isEqualTo(e.errorMessage());
    assertThat(copy.requestId()).isEqualTo(e.requestId());
    assertThat(copy.traceId()).isEqualTo(e.traceId());
    assertThat(copy.responseBody()).isEqualTo(e.responseBody());
    assertThat(copy.attempts()).isEqualTo(e.attempts());
    assertThat(copy.retryAfter()).isEqualTo(e.retryAfter());
    assertThat(copy.mayHaveBeenCanceled()).isEqualTo(e.mayHaveBeenCanceled());
    assertThat(copy.advice()).isEqualTo(e.advice());
    if (e.getCause() == null) {
      assertThat(copy).hasNoCause();
    } else {
      assertThat(copy.getCause()).hasToString(e.getCause().toString());
    }
  }

  @Test
  void keeps_what_only_one_error_says() throws Exception {
    PermissionDeniedException denied =
        copyOf(
            new PermissionDeniedException(
                DETAILS, "ci:CancelAiProcessJob", Bucket.of("examplebucket-1250000000")));

    assertThat(denied.requiredAction()).isEqualTo("ci:CancelAiProcessJob");
    assertThat(denied.requiredResource()).contains("examplebucket-1250000000");
    assertThat(copyOf(new TransportFailedException(DETAILS, "x", true, null)))
        .returns(true, TransportFailedException::mayHaveReachedService);
    assertThat(copyOf(new TransportFailedException(DETAILS, "x", false, null)))
        .returns(false, TransportFailedException::mayHaveReachedService);
  }

  @Test
  void is_tried_with_every_error_there_is() throws Exception {
    Set<Class<?>> tried = errors().map(Object::getClass).collect(Collectors.toSet());

    assertThat(tried).hasSize(9).allMatch(type -> Modifier.isFinal(type.getModifiers()));
  }

  @SuppressWarnings("unchecked")
  private static <T> T copyOf(T original) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
