package io.github.cancelaijob.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.Bucket;
import io.github.cancelaijob.core.CancelAIJobClient;
import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.Endpoint;
import io.github.cancelaijob.core.JobDescription;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.Region;
import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.error.ErrorDetails;
import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.Deadline;
import io.github.cancelaijob.core.spi.Departure;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportExchange;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.credentials.CachingCredentials;
import io.github.cancelaijob.credentials.DefaultCredentialsChain;
import io.github.cancelaijob.credentials.ExpiringCredentials;
import io.github.cancelaijob.signer.CosSigner;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import io.github.cancelaijob.testkit.Fault;
import io.github.cancelaijob.testkit.KeyServiceSimulator;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The text form of every public type, each of which has seen secrets if it ever can. */
class SecretsTest {
  private static final JobId JOB = JobId.of("a0");
  private static final List<String> PACKAGES =
      List.of(
          "core",
          "core.error",
          "core.spi",
          "signer",
          "credentials",
          "testkit",
          "transport.apache",
          "transport.jdk",
          "transport.okhttp");

  @Test
  void are_in_no_text_form() {
    try (HttpTransport jdk = JdkHttpTransport.create();
        HttpTransport apache = ApacheHttpTransport.create();
        HttpTransport okhttp = OkHttpTransport.create();
        CiSimulator ci = CiSimulator.start(Marked.KEYS);
        KeyServiceSimulator keyService = KeyServiceSimulator.start()) {
      keyService.rotate(Marked.KEYS, Instant.MAX);
      List<Object> specimens = new ArrayList<>(List.of(jdk, apache, okhttp, ci, keyService));
      client(ci, jdk, specimens);
      keys(jdk, specimens);
      traffic(specimens);
      values(specimens);

      specimens.forEach(Marked::assertNotIn);

      Set<String> seen =
          specimens.stream()
              .map(specimen -> specimen.getClass().getName())
              .collect(Collectors.toSet());
      assertThat(types()).as("public types without a specimen here").isNotEmpty().isSubsetOf(seen);
    }
  }

  private static void client(CiSimulator ci, HttpTransport transport, List<Object> specimens) {
    CancelAIJobClient.Builder builder =
        CancelAIJobClient.builder()
            .endpoint(ci.endpoint())
            .credentials(Marked.KEYS)
            .signer(CosSigner.create())
            .transport(transport);
    CancelAIJobClient client = builder.build();
    CancelReceipt receipt = client.cancel(ci.submit());
    BulkOutcome.Builder outcome = BulkOutcome.builder(receipt);
    BulkReport.Builder report = BulkReport.builder().add(outcome.build());
    specimens.addAll(List.of(builder, client, receipt, CancelReceipt.builder(JOB)));
    specimens.addAll(List.of(outcome, outcome.build(), report, report.build()));
    specimens.add(BulkCancel.builder(client));
    specimens.addAll(ci.requests());
  }

  private static void keys(HttpTransport transport, List<Object> specimens) {
    ExpiringCredentials expiring = ExpiringCredentials.of(Marked.KEYS, Instant.MAX);
    CachingCredentials caching = CachingCredentials.of(() -> expiring);
    Credentials keys = caching.credentials();
    specimens.addAll(List.of(expiring, caching, keys, DefaultCredentialsChain.create(transport)));
  }

  private static void traffic(List<Object> specimens) {
    Headers.Builder headers =
        Headers.builder()
            .add("Authorization", "q-signature=MARKED")
            .add("x-ci-security-token", Marked.TOKEN);
    TransportRequest.Builder request =
        TransportRequest.builder("PUT", URI.create("https://localhost/?q-signature=MARKED"))
            .header("x-ci-security-token", Marked.TOKEN)
            .body(Marked.TOKEN.getBytes(US_ASCII));
    specimens.addAll(List.of(headers, headers.build(), request, request.build()));
    specimens.add(
        SignableRequest.of("PUT", "/", Map.of(), Map.of("x-ci-security-token", Marked.TOKEN)));
    specimens.add(TransportResponse.of(200, headers.build(), request.build().body()));
    specimens.add(new TransportExchange(Duration.ofSeconds(1), new Departure()));
    specimens.add(new Departure());
    specimens.add(Deadline.in(Duration.ofSeconds(1), () -> {}));
  }

  /** What never sees a secret, or what a caller puts together. */
  private static void values(List<Object> specimens) {
    ErrorDetails.Builder details = ErrorDetails.builder(JOB).httpStatus(403);
    CallEvent.Builder event =
        CallEvent.builder(CallEvent.Type.DONE, CallEvent.Operation.CANCEL, JOB);
    JobDescription description = JobDescription.of(JOB, Map.of("State", "Submitted"), null);
    CosSigner.Builder signer = CosSigner.builder();
    RetryPolicy.Builder policy = RetryPolicy.builder();
    specimens.addAll(List.of(details, details.build(), event, event.build()));
    specimens.addAll(List.of(description, signer, signer.build()));
    specimens.addAll(List.of(policy, policy.build(), JOB, Region.of("ap-beijing")));
    specimens.add(Bucket.of("examplebucket-1250000000"));
    specimens.add(Endpoint.of("https://localhost"));
    specimens.addAll(List.of(new CiSimulatorExtension(), Fault.dropAfterActing()));
  }

  private static List<String> types() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.cancelaijob")
            .stream()
            .filter(
                type ->
                    PACKAGES.contains(type.getPackageName().replace("io.github.cancelaijob.", "")))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(type -> !type.isEnum() && !type.isInterface())
            .filter(type -> !type.isAssignableTo(Throwable.class))
            .map(JavaClass::getName)
            .collect(Collectors.toList());
  }
}
