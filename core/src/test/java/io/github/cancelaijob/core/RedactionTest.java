package io.github.cancelaijob.core;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.net.URLEncoder;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
  private static final String ERROR =
      "<Error><Code>C %1$s</Code><Message>M %1$s</Message><RequestId>R %1$s</RequestId>"
          + "<TraceId>T %1$s</TraceId><StringToSign>S %1$s</StringToSign></Error>";

  /** How the answers' authors write what they quote. */
  static Stream<Arguments> escapes() {
    return Stream.of(
        escape("none", secret -> secret),
        escape("URL", secret -> each(secret, "%%%02X")),
        escape("URL in lower case", secret -> each(secret, "%%%02x")),
        escape("form", secret -> URLEncoder.encode(secret, UTF_8)),
        escape("XML", RedactionTest::xml),
        escape("XML attribute", s -> xml(s).replace("\"", "&quot;").replace("'", "&apos;")),
        escape("decimal", secret -> each(secret, "&#%d;")),
        escape("hexadecimal", secret -> each(secret, "&#x%x;")),
        escape("HEXADECIMAL", secret -> each(secret, "&#X%04X;")),
        escape("JSON", s -> s.replaceAll("[\\\\/\"]", "\\\\$0")),
        escape("Unicode", secret -> each(secret, "\\u%04x")));
  }

  private static Arguments escape(String name, UnaryOperator<String> escape) {
    return arguments(Named.of(name, escape));
  }

  private static String xml(String secret) {
    return secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Writes all but letters, digits and the unreserved ones in {@code form}. */
  private static String each(String secret, String form) {
    return secret
        .chars()
        .mapToObj(
            c ->
                Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0
                    ? Character.toString(c)
                    : String.format(form, c))
        .collect(Collectors.joining());
  }

  static Stream<String> secrets() {
    return Stream.of(Clients.KEY, Clients.TOKEN, RecordingSigner.SIGNATURE);
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void finds_each_secret_however_it_is_escaped(UnaryOperator<String> escape) {
    secrets()
        .forEach(
            secret -> {
              String quoted = escape.apply(secret);

              CancelAIJobException e =
                  AnswerTest.errorOf(
                      Caller.BLOCKING,
                      RecordingTransport.answering(403, String.format("{%1$s|%1$s}", quoted)));

              assertThat(e.responseBody()).contains("{[redacted]|[redacted]}");
            });
  }

  @ParameterizedTest
  @EnumSource
  void reaches_every_field_of_an_error(Caller caller) {
    secrets()
        .forEach(
            secret -> {
              String body = String.format(ERROR, xml(secret));

              CancelAIJobException e =
                  AnswerTest.errorOf(caller, RecordingTransport.answering(403, body));

              assertThat(e.errorCode()).contains("C [redacted]");
              assertThat(e.errorMessage()).contains("M [redacted]");
              assertThat(e.requestId()).contains("R [redacted]");
              assertThat(e.traceId()).contains("T [redacted]");
              assertThat(e.responseBody()).contains(String.format(ERROR, "[redacted]"));
              assertThat(Clients.stackTraceOf(e))
                  .contains("[redacted]")
                  .doesNotContain(secret, xml(secret));
            });
  }

  @ParameterizedTest
  @EnumSource
  void reaches_the_headers_of_errors_and_receipts(Caller caller) throws Throwable {
    String[] headers = {"x-ci-request-id", Clients.TOKEN, "x-ci-trace-id", Clients.KEY};

    CancelAIJobException e =
        AnswerTest.errorOf(caller, RecordingTransport.answering(500, "", headers));
    CancelReceipt receipt =
        caller.cancel(Clients.client(RecordingTransport.answering(200, "", headers)));

    assertThat(e.requestId()).contains("[redacted]");
    assertThat(e.traceId()).contains("[redacted]");
    assertThat(receipt.requestId()).contains("[redacted]");
    assertThat(receipt.traceId()).contains("[redacted]");
  }

  @Test
  void reaches_a_body_in_utf_16() {
    TransportResponse response =
        TransportResponse.of(500, Headers.none(), ("x " + Clients.TOKEN).getBytes(UTF_16));

    assertThat(
            AnswerTest.errorOf(Caller.BLOCKING, RecordingTransport.answering(response))
                .responseBody())
        .contains("x [redacted]");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void leaves_what_only_begins_like_a_secret(String secret) {
    String begun = secret.substring(0, secret.length() - 1);

    assertThat(
            AnswerTest.errorOf(Caller.BLOCKING, RecordingTransport.answering(500, begun + "|"))
                .responseBody())
        .contains(begun + "|");
  }

  @Test
  void leaves_escapes_that_stand_for_nothing_secret() {
    String text = "100% %zz %4 & &# &#; &#x; &#99999999; &unknown; \\ \\u \\u12 %";

    assertThat(
            AnswerTest.errorOf(Caller.BLOCKING, RecordingTransport.answering(500, text))
                .responseBody())
        .contains(text);
  }
}
