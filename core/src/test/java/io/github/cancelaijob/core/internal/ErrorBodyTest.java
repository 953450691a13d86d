package io.github.cancelaijob.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
  private static final String GOOD =
      "<?xml version='1.0' encoding='utf-8'?>\r\n<Error>\r\n  <Code>AccessDenied</Code>\r\n"
          + "  <Message>Access Denied.</Message>\r\n  <Resource>/ai_jobs/a1</Resource>\r\n"
          + "  <RequestId>NjI=</RequestId>\r\n  <TraceId>OGVm</TraceId>\r\n</Error>\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF"})
  void is_read_with_line_breaks_and_with_a_byte_order_mark(String mark) {
    assertGood(parse(mark + GOOD));
  }

  @Test
  void is_read_on_one_line_without_a_declaration() {
    assertGood(parse(GOOD.substring(GOOD.indexOf("<Error>")).replaceAll("\\r\\n *", "")));
  }

  @Test
  void is_read_in_utf_16() {
    assertGood(parse(GOOD.replace("utf-8", "utf-16").getBytes(StandardCharsets.UTF_16)));
  }

  private static void assertGood(ErrorBody body) {
    assertThat(body.code()).isEqualTo("AccessDenied");
    assertThat(body.message()).isEqualTo("Access Denied.");
    assertThat(body.requestId()).isEqualTo("NjI=");
    assertThat(body.traceId()).isEqualTo("OGVm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "任务不可修改|任务不可修改",
        "a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos;|a & b <c> \"d\" 'e'",
        "&#x4e2d;&#25991;|中文",
        "&#x1F600;|\uD83D\uDE00",
        "<![CDATA[a < b && c]]>|a < b && c",
        "can <![CDATA[not]]> be<!-- --> modi<?pi x?>fied|can not be modified",
        "a&#10;b|'a\nb'",
        "ends with &amp;|ends with &",
        "&amp;|&",
        "outer <b>inner</b> outer|outer  outer",
        "<![CDATA[]]>x|x"
      })
  void joins_the_pieces_of_a_text(String xml, String text) {
    ErrorBody body = parse("<Error><Message>" + xml + "</Message><Code>C</Code></Error>");

    assertThat(body.message()).isEqualTo(text);
    assertThat(body.code()).isEqualTo("C");
  }

  @Test
  void joins_a_text_that_is_longer_than_any_buffer() {
    String text = "中文 & text ".repeat(5_000);

    assertThat(
            parse("<Error><Message>" + text.replace("&", "&amp;") + "</Message></Error>").message())
        .isEqualTo(text.trim());
  }

  @Nested
  class Fields {
    @Test
    void may_be_missing_or_empty() {
      ErrorBody body = parse("<Error><Message/><Code> </Code><TraceId></TraceId></Error>");

      assertThat(body.code()).isNull();
      assertThat(body.message()).isNull();
      assertThat(body.requestId()).isNull();
      assertThat(body.traceId()).isNull();
    }

    @Test
    void count_only_as_children_of_the_root() {
      ErrorBody body =
          parse("<Error><Detail><Code>inner</Code>x</Detail><Code>outer</Code></Error>");

      assertThat(body.code()).isEqualTo("outer");
      assertThat(parse("<Error><Detail><Code>inner</Code></Detail></Error>").code()).isNull();
    }

    @Test
    void count_the_first_time() {
      assertThat(parse("<Error><Code/><Code>a</Code><Code>b</Code></Error>").code()).isEqualTo("a");
    }

    @Test
    void are_found_with_attributes_and_namespaces() {
      ErrorBody body = parse("<c:Error xmlns:c='urn:c'><c:Code lang='en'>A</c:Code></c:Error>");

      assertThat(body.code()).isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<Response><Code>A</Code><Error><Code>B</Code></Error></Response>",
          "<error><Code>A</Code></error>",
          "<Error><code>A</code></Error>",
          "<html><head><title>502</title></head><body><Code>A</Code></body></html>",
          "<!DOCTYPE html><html><br><Code>A</Code></html>",
          "{\"Code\":\"A\"}",
          "A",
          " ",
          "<",
          "<Error",
          ""
        })
    void are_none_in_any_other_document(String document) {
      ErrorBody body = parse(document);

      assertThat(body.code()).isNull();
      assertThat(body.message()).isNull();
    }
  }

  @Test
  void cut_at_any_byte_keeps_what_was_complete() {
    byte[] whole = GOOD.replace("Denied.", "拒绝 &amp; <![CDATA[x]]>.").getBytes(UTF_8);
    String text = new String(whole, UTF_8);
    for (int length = 0; length <= whole.length; length++) {
      byte[] cut = new byte[length];
      System.arraycopy(whole, 0, cut, 0, length);
      ErrorBody body = parse(cut);

      assertField(body.code(), "AccessDenied", whole, text, "</Code>", length);
      assertField(body.message(), "Access 拒绝 & x.", whole, text, "</Message>", length);
      assertField(body.requestId(), "NjI=", whole, text, "</RequestId>", length);
      assertField(body.traceId(), "OGVm", whole, text, "</TraceId>", length);
    }
  }

  private static void assertField(
      String field, String value, byte[] whole, String text, String end, int length) {
    int complete = text.substring(0, text.indexOf(end) + end.length()).getBytes(UTF_8).length;
    assertThat(field)
        .as("%s, cut at %d of %d", end, length, whole.length)
        .isEqualTo(length >= complete ? value : null);
  }

  @Test
  void in_another_encoding_loses_no_more_than_its_text() {
    ErrorBody body =
        parse(
            "<?xml version='1.0' encoding='UTF-8'?><Error><Code>A</Code><Message>任务</Message>"
                .getBytes(Charset.forName("GBK")),
            "<RequestId>r</RequestId></Error>".getBytes(UTF_8));

    assertThat(body.code()).isEqualTo("A");
    assertThat(body.message()).matches("[^ -~]+");
    assertThat(body.requestId()).isEqualTo("r");
  }

  @Test
  void is_read_whatever_encoding_it_declares() {
    assertThat(parse("<?xml version='1.0' encoding='x-none'?><Error><Code>A</Code></Error>").code())
        .isEqualTo("A");
  }

  private static ErrorBody parse(String body) {
    return ErrorBody.parse(AnswerReader.text(body.getBytes(UTF_8)));
  }

  private static ErrorBody parse(byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    return ErrorBody.parse(AnswerReader.text(body.toByteArray()));
  }
}
