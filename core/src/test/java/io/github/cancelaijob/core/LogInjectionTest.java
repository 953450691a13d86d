package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.CallEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInjectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"\r\n", "\n", "\u0085", "\u2028", "\u2029", "\t", "\u202e", "\u200b", "\u007f"})
  void by_an_answer_does_not_leave_its_line(String bad) {
    String forged = "x" + bad + "ERROR forged";
    String body =
        String.format(
            "<Error><Code><![CDATA[%1$s]]></Code><Message><![CDATA[%1$s]]></Message></Error>",
            forged);

    CancelAIJobException e =
        AnswerTest.errorOf(
            Caller.BLOCKING, RecordingTransport.answering(500, body, "x-ci-request-id", forged));

    // Only the character that the line keeps is a space; XML makes one line feed of CR LF.
    assertThat(e.getMessage())
        .doesNotContain(bad)
        .matches(
            "HTTP 500 x +ERROR forged for job [a-z0-9]+ \\(request id x +ERROR forged\\): x +ERROR forged\\. .+");
    assertThat(e.toString().lines()).hasSize(1);
    assertThat(e.errorMessage()).contains(forged.replace("\r\n", "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\u0085", "\u2028", "\u2029", "\u001b[2J", "\u202e"})
  void by_an_answer_is_in_no_text_form(String bad) {
    String forged = "x" + bad + "ERROR forged \u4e2d\uD83D\uDE00";
    CallEvent event =
        CallEvent.builder(CallEvent.Type.ANSWERED, CallEvent.Operation.CANCEL, Clients.JOB)
            .requestId(forged)
            .build();
    CancelReceipt receipt = CancelReceipt.builder(Clients.JOB).requestId(forged).build();
    JobDescription job = JobDescription.of(Clients.JOB, Map.of("State", forged), forged);

    assertThat(List.of(event, receipt, job))
        .extracting(Object::toString)
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain(bad)
                    .contains(forged.substring(forged.length() - 16)));
    assertThat(event.requestId()).contains(forged);
  }

  @Test
  void by_escape_sequences_and_nul_in_a_header_is_defused() {
    String forged = "r\u001b[2J\0\u0007";

    CancelAIJobException e =
        AnswerTest.errorOf(
            Caller.BLOCKING, RecordingTransport.answering(500, "", "x-ci-request-id", forged));

    assertThat(e.getMessage()).matches("[ -~]+").contains("(request id r [2J)");
    assertThat(e.requestId()).contains(forged);
  }

  @Test
  void by_sheer_length_comes_to_an_end() {
    String body = "<Error><Code>C</Code><Message>" + "中".repeat(20_000) + "</Message></Error>";

    CancelAIJobException e =
        AnswerTest.errorOf(Caller.BLOCKING, RecordingTransport.answering(500, body));

    assertThat(e.getMessage()).contains("中".repeat(500)).doesNotContain("中".repeat(501));
    assertThat(e.errorMessage().orElseThrow()).hasSize(20_000);
  }

  @Test
  void keeps_characters_beyond_the_basic_plane_whole() {
    String body = "<Error><Message>" + "\uD83D\uDE00".repeat(501) + "</Message></Error>";

    assertThat(
            AnswerTest.errorOf(Caller.BLOCKING, RecordingTransport.answering(500, body))
                .getMessage())
        .contains("\uD83D\uDE00".repeat(500) + ". ");
  }

  @Test
  void ends_a_sentence_once() {
    String body = "<Error><Message>Access Denied.</Message></Error>";

    CancelAIJobException e =
        AnswerTest.errorOf(Caller.BLOCKING, RecordingTransport.answering(500, body));

    assertThat(e.getMessage()).endsWith(": Access Denied. " + e.advice());
  }
}
