package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cancelaijob.core.CancelAIJob;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.RequestSigner;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.signer.CosSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What errors and events tell of a service, and of parts, that repeat every secret they know. */
class SecretsInCallsTest {
  private static final JobId JOB = JobId.of("a0");
  private static final String LOUD = Marked.SECRET_KEY + ' ' + Marked.TOKEN;
  private final List<CallEvent> events = new ArrayList<>();

  @Test
  void no_error_tells_one() throws Exception {
    Set<String> seen = new TreeSet<>();
    for (Object[] answer :
        new Object[][] {
          {409, "Conflict"},
          {404, "NoSuchJob"},
          {403, "AccessDenied"},
          {403, "SignatureDoesNotMatch"},
          {400, "InvalidArgument"},
          {429, "SlowDown"},
          {503, "ServiceUnavailable"},
          {302, "Found"}
        }) {
      Loud service = new Loud().answering((int) answer[0], (String) answer[1]);
      seen.add(failureOf(client(service, () -> Marked.KEYS, CosSigner.create())));
    }
    seen.add(failureOf(client(new Loud().failing(), () -> Marked.KEYS, CosSigner.create())));

    assertThat(seen).containsAll(leaves());
  }

  @Test
  void no_part_that_fails_makes_an_error_tell_one() throws Exception {
    RequestSigner broken =
        (request, keys, now) -> {
          throw suppressing(new IllegalStateException(LOUD, new IOException(LOUD)));
        };

    failureOf(client(new Loud(), () -> Marked.KEYS, broken));
  }

  @Test
  void no_event_tells_one() throws Exception {
    Loud service =
        new Loud()
            .answering(403, "RequestTimeTooSkewed")
            .answering(400, "ExpiredToken")
            .answering(503, "ServiceUnavailable")
            .failing()
            .answering(409, "Conflict");

    failureOf(client(service, new Rotating(), CosSigner.create()));

    assertThat(events).extracting(CallEvent::type).containsAll(EnumSet.allOf(CallEvent.Type.class));
  }

  private String failureOf(CancelAIJob cancelAIJob) throws Exception {
    CancelAIJobException failure =
        catchThrowableOfType(CancelAIJobException.class, () -> cancelAIJob.cancel(JOB));
    assertThat(failure).isNotNull();
    Marked.assertNotInAnyOf(failure);
    for (CallEvent event : events) {
      Marked.assertNotIn(event);
      Marked.assertNotIn(event.requestId());
      if (event.error().isPresent()) {
        Marked.assertNotInAnyOf(event.error().get());
      }
    }
    return failure.getClass().getName();
  }

  private CancelAIJob client(
      HttpTransport transport, CredentialsProvider keys, RequestSigner signer) {
    return CancelAIJobClient.builder()
        .bucket("examplebucket-1250000000")
        .region("ap-beijing")
        .credentials(keys)
        .signer(signer)
        .transport(transport)
        .retryPolicy(
            RetryPolicy.builder()
                .maxAttempts(9)
                .baseDelay(Duration.ofMillis(1))
                .maxDelay(Duration.ofMillis(1))
                .build())
        .listener(events::add)
        .build();
  }

  private static List<String> leaves() {
    return new ClassFileImporter()
        .importPackages("io.github.cancelaijob.core.error").stream()
            .filter(type -> type.isAssignableTo(CancelAIJobException.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .filter(name -> name.startsWith("io.github.cancelaijob.core.error."))
            .collect(Collectors.toList());
  }

  private static <T extends Throwable> T suppressing(T failure) {
    failure.addSuppressed(new IllegalStateException(LOUD));
    return failure;
  }

  /** Has other keys for those that have expired. */
  private static final class Rotating implements CredentialsProvider {
    @Override
    public Credentials credentials() {
      return Marked.KEYS;
    }

    @Override
    public Credentials refresh(Credentials rejected) {
      return Credentials.of("AKIDEXAMPLE-next", Marked.SECRET_KEY, Marked.TOKEN);
    }
  }

  /** Repeats in each answer, and in each failure, all that it was sent, and the secret key. */
  private static final class Loud implements HttpTransport {
    private final Queue<Object[]> script = new ArrayDeque<>();
    private Object[] last = {500, "InternalError"};

    Loud answering(int status, String code) {
      script.add(new Object[] {status, code});
      return this;
    }

    Loud failing() {
      script.add(new Object[] {});
      return this;
    }

    @Override
    public TransportResponse send(TransportRequest request) throws TransportException {
      last = script.isEmpty() ? last : script.remove();
      String told = LOUD + ' ' + request.headers().first("Authorization").orElseThrow();
      if (last.length == 0) {
        throw TransportException.of(
            TransportException.Kind.CONNECTION_LOST,
            TransportException.Delivery.MAYBE_SENT,
            suppressing(new IOException(told, new IOException(told))));
      }
      String body =
          String.format(
              "<Error><Code>%s</Code><Message>%s</Message><Resource>%2$s</Resource>"
                  + "<RequestId>%2$s</RequestId><TraceId>%2$s</TraceId></Error>",
              last[1], told.replace("&", "&amp;"));
      Headers headers =
          Headers.builder()
              .add("x-ci-request-id", told)
              .add("x-ci-trace-id", told)
              .add(
                  "Date",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      Instant.now().plusSeconds(7200).atOffset(ZoneOffset.UTC)))
              .build();
      return TransportResponse.of((int) last[0], headers, body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
