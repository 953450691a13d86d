package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTest {
  private final RecordingTransport transport = RecordingTransport.answering(200, "");
  private final RecordingSigner signer = new RecordingSigner();
  private final CancelAIJobClient.Builder builder = Clients.builder(transport).signer(signer);

  @ParameterizedTest
  @EnumSource
  void is_a_put_of_the_job_with_the_bare_word_cancel(Caller caller) throws Throwable {
    caller.cancel(builder.build());

    assertThat(transport.requests).hasSize(1);
    TransportRequest request = transport.requests.get(0);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.uri())
        .isEqualTo(URI.create("https://" + Clients.HOST + "/ai_jobs/" + Clients.JOB + "?cancel"));
    assertThat(request.body()).isEmpty();
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @EnumSource
  void has_these_headers_and_no_others(Caller caller) throws Throwable {
    caller.cancel(builder.credentials(Clients.PERMANENT).build());
    caller.cancel(builder.credentials(Clients.TEMPORARY).build());

    List<String> permanent = linesOf(transport.requests.get(0).headers());
    assertThat(permanent)
        .containsExactlyInAnyOrder(
            "Date: Mon, 06 May 2019 06:45:51 GMT",
            "Authorization: " + RecordingSigner.AUTHORIZATION,
            "User-Agent: cancel-ai-job",
            "Accept-Encoding: identity");
    List<String> temporary = linesOf(transport.requests.get(1).headers());
    assertThat(temporary).contains("x-ci-security-token: " + Clients.TOKEN).hasSize(5);
    assertThat(temporary).containsAll(permanent);
  }

  private static List<String> linesOf(Headers headers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      lines.add(headers.name(i) + ": " + headers.value(i));
    }
    return lines;
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T23:59:59.999Z, 'Thu, 29 Feb 2024 23:59:59 GMT'",
    "1970-01-01T00:00:00Z, 'Thu, 01 Jan 1970 00:00:00 GMT'",
    "2022-07-07T00:00:00+08:00, 'Wed, 06 Jul 2022 16:00:00 GMT'"
  })
  void is_dated_as_http_wants_it(String now, String date) {
    Instant instant = OffsetDateTime.parse(now).toInstant();

    builder.time(new FakeTime(instant)).build().cancel(Clients.JOB);

    assertThat(transport.requests.get(0).headers().all("date")).containsExactly(date);
  }

  @ParameterizedTest
  @EnumSource
  void shares_what_is_signed_with_the_last_of_its_token(Caller caller) throws Throwable {
    CancelAIJobClient client = builder.build();

    caller.cancel(client);
    caller.cancel(client);

    assertThat(signer.requests.get(1).headers()).isSameAs(signer.requests.get(0).headers());
  }

  @ParameterizedTest
  @EnumSource
  void is_signed_with_host_token_and_cancel(Caller caller) throws Throwable {
    caller.cancel(builder.build());
    caller.cancel(builder.credentials(Clients.PERMANENT).build());

    SignableRequest signed = signer.requests.get(0);
    assertThat(signed.method()).isEqualTo("PUT");
    assertThat(signed.path()).isEqualTo("/ai_jobs/" + Clients.JOB);
    assertThat(signed.parameters()).isEqualTo(Map.of("cancel", ""));
    assertThat(signed.headers())
        .isEqualTo(Map.of("host", Clients.HOST, "x-ci-security-token", Clients.TOKEN));
    assertThat(signer.requests.get(1).headers()).isEqualTo(Map.of("host", Clients.HOST));
    assertThat(signer.credentials).containsExactly(Clients.TEMPORARY, Clients.PERMANENT);
    assertThat(signer.times).containsOnly(Clients.NOW);
  }

  @Test
  void goes_to_the_endpoint_and_signs_its_normal_form() {
    builder.endpoint(URI.create("HTTP://Gateway.Example:80/")).build().cancel(Clients.JOB);

    assertThat(transport.requests.get(0).uri())
        .hasToString("http://gateway.example/ai_jobs/" + Clients.JOB + "?cancel");
    assertThat(signer.requests.get(0).headers()).containsEntry("host", "gateway.example");
  }

  @Test
  void may_take_as_long_as_the_builder_was_told() {
    builder
        .retryPolicy(RetryPolicy.builder().timeout(Duration.ofMillis(1)).build())
        .build()
        .cancel(Clients.JOB);

    assertThat(transport.requests.get(0).timeout()).isEqualTo(Duration.ofMillis(1));
  }

  @ParameterizedTest
  @EnumSource
  void is_signed_with_keys_that_are_fetched_for_it(Caller caller) throws Throwable {
    List<Credentials> issued = new ArrayList<>();
    CancelAIJob client =
        builder
            .credentials(
                () -> {
                  issued.add(Credentials.of("AKIDFAKE", "FAKEKEY", "FAKETOKEN" + issued.size()));
                  return issued.get(issued.size() - 1);
                })
            .build();
    assertThat(issued).isEmpty();

    caller.cancel(client);
    caller.cancel(client);

    assertThat(signer.credentials).hasSize(2).isEqualTo(issued);
    assertThat(transport.requests)
        .extracting(request -> request.headers().all("x-ci-security-token"))
        .containsExactly(List.of("FAKETOKEN0"), List.of("FAKETOKEN1"));
  }
}
