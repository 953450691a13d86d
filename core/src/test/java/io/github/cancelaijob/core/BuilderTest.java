package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuilderTest {
  @ParameterizedTest
  @CsvSource({
    "BUCKET, 'bucket(..) and region(..), or endpoint(..)'",
    "REGION, 'region(..), or endpoint(..)'",
    "CREDENTIALS, credentials(..)",
    "SIGNER, signer(..)",
    "TRANSPORT, transport(..)"
  })
  void names_the_setting_that_is_missing(Setting missing, String setters) {
    CancelAIJobClient.Builder builder = CancelAIJobClient.builder();
    for (Setting setting : Setting.values()) {
      if (setting != missing) {
        setting.make(builder);
      }
    }

    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessage("not set: call %s before build()", setters);
    missing.make(builder);
    assertThat(builder.build()).isNotNull();
  }

  @Test
  void needs_neither_bucket_nor_region_with_an_endpoint() {
    CancelAIJobClient.Builder builder =
        CancelAIJobClient.builder().endpoint(Endpoint.of("https://ci.example"));
    Setting.CREDENTIALS.make(builder);
    Setting.SIGNER.make(builder);
    Setting.TRANSPORT.make(builder);

    assertThat(builder.build()).isNotNull();
  }

  @Test
  void takes_texts_as_the_values_do() {
    CancelAIJobClient.Builder builder = CancelAIJobClient.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.bucket("examplebucket"))
        .withMessageStartingWith("bucket 'examplebucket'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.region("AP"))
        .withMessageStartingWith("region 'AP'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.endpoint(URI.create("ci.example")))
        .withMessageStartingWith("endpoint 'ci.example'");
  }

  @Test
  void does_not_change_what_it_has_built() {
    RecordingTransport first = RecordingTransport.answering(200, "");
    RecordingTransport second = RecordingTransport.answering(200, "");
    CancelAIJobClient.Builder builder = Clients.builder(first);
    CancelAIJob built = builder.build();

    builder.transport(second).endpoint(Endpoint.of("https://ci.example"));
    built.cancel(Clients.JOB);

    assertThat(first.requests).hasSize(1);
    assertThat(first.requests.get(0).uri().getHost()).isEqualTo(Clients.HOST);
    assertThat(second.requests).isEmpty();
  }

  @Test
  void prints_no_secret_and_neither_does_what_it_builds() {
    CancelAIJobClient.Builder builder = Clients.builder(RecordingTransport.answering(200, ""));

    assertThat(builder).asString().doesNotContain("FAKE");
    assertThat(builder.build()).asString().doesNotContain("FAKE");
  }

  enum Setting {
    BUCKET,
    REGION,
    CREDENTIALS,
    SIGNER,
    TRANSPORT;

    void make(CancelAIJobClient.Builder builder) {
      switch (this) {
        case BUCKET:
          builder.bucket("examplebucket-1250000000");
          break;
        case REGION:
          builder.region("ap-beijing");
          break;
        case CREDENTIALS:
          builder.credentials(Clients.PERMANENT);
          break;
        case SIGNER:
          builder.signer(new RecordingSigner());
          break;
        case TRANSPORT:
          builder.transport(RecordingTransport.answering(200, ""));
          break;
      }
    }
  }
}
