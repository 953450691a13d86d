package io.github.cancelaijob.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** T01-T17: the bytes of a request. A signature holds only for what is sent as it was signed. */
abstract class WireCases extends ContractCases {
  private static final String DATE = "Tue, 14 Nov 2023 22:13:20 GMT";

  WireCases(ContractSubject subject) {
    super(subject);
  }

  @Test
  final void t01_request_line_is_exact() throws Exception {
    assertThat(sent(TARGET).requestLine()).isEqualTo("PUT " + TARGET + " HTTP/1.1");
  }

  @Test
  final void t02_a_query_without_value_gets_none() throws Exception {
    WireRequest request = sent("/ai_jobs/j?cancel");

    assertThat(request.target()).isEqualTo("/ai_jobs/j?cancel");
    assertThat(request.body()).isEmpty();
  }

  @Test
  final void t03_query_keeps_order_and_escapes() throws Exception {
    assertTargetIsKept("/ai_jobs/j?x=1%2B2&cancel&a=%7e~+&x=&=");
  }

  @Test
  final void t04_path_keeps_escapes() throws Exception {
    assertTargetIsKept("/ai_jobs/%2F%7E%20+%3F%26%3D%2f~%E4%BD%a0:@!$'()*,;=?cancel");
  }

  @Test
  final void t05_path_keeps_double_slashes() throws Exception {
    assertTargetIsKept("//ai_jobs//j/?cancel");
  }

  @Test
  final void t06_empty_body_has_length_zero_once() throws Exception {
    assertThat(sent(TARGET).header("Content-Length")).containsExactly("0");
  }

  @Test
  final void t07_empty_body_has_no_other_framing() throws Exception {
    WireRequest request = sent(TARGET);

    assertThat(request.header("Transfer-Encoding")).isEmpty();
    assertThat(request.header("Content-Type")).isEmpty();
    assertThat(request.header("Expect")).isEmpty();
  }

  @Test
  final void t08_host_is_the_authority_once() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    exchange(cancel(server));

    assertThat(only(server).header("Host")).containsExactly("127.0.0.1:" + server.port());
  }

  @Test
  final void t09_host_lacks_the_default_port() throws Exception {
    assertThat(sentThroughProxy("http://jobs.invalid" + TARGET).header("Host"))
        .containsExactly("jobs.invalid");
  }

  @Test
  final void t09_host_has_any_other_port() throws Exception {
    assertThat(sentThroughProxy("http://jobs.invalid:8080" + TARGET).header("Host"))
        .containsExactly("jobs.invalid:8080");
  }

  @Test
  final void t10_authorization_arrives_to_the_byte() throws Exception {
    assertThat(sent(TARGET).header("Authorization")).containsExactly(AUTHORIZATION);
  }

  @Test
  final void t12_headers_arrive_once_with_their_value() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    exchange(
        put(uri(server, TARGET))
            .header("x-ci-security-token", "FAKE-TOKEN=a,b;c \"d\" %20 \\ ~")
            .header("X-Mixed-Case", "MiXeD  cAsE")
            .build());

    WireRequest request = only(server);
    assertThat(request.header("x-ci-security-token"))
        .containsExactly("FAKE-TOKEN=a,b;c \"d\" %20 \\ ~");
    assertThat(request.header("X-Mixed-Case")).containsExactly("MiXeD  cAsE");
  }

  @Test
  final void t12_repeated_headers_keep_their_order() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    exchange(
        put(uri(server, TARGET))
            .header("x-ci-repeated", "b")
            .header("x-ci-other", "1")
            .header("x-ci-repeated", "a")
            .build());

    assertThat(only(server).header("x-ci-repeated")).containsExactly("b", "a");
  }

  @Test
  final void t12_date_is_left_out_or_arrives_as_given() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    exchange(put(uri(server, TARGET)).header("Date", DATE).build());

    assertThat(only(server).header("Date")).isSubsetOf(DATE).hasSizeLessThan(2);
  }

  @Test
  final void t12_no_foreign_header_is_added() throws Exception {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, String> field : sent(TARGET).headers()) {
      names.add(field.getKey().toLowerCase(Locale.ROOT));
    }

    assertThat(names)
        .isSubsetOf(
            "authorization",
            "host",
            "content-length",
            "connection",
            "user-agent",
            "accept",
            "accept-encoding");
  }

  @Test
  final void t13_user_agent_replaces_the_stacks_own() throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    exchange(put(uri(server, TARGET)).header("User-Agent", "cancel-ai-job/1").build());

    assertThat(only(server).header("User-Agent")).containsExactly("cancel-ai-job/1");
  }

  @Test
  final void t14_no_upgrade_is_asked_for() throws Exception {
    WireRequest request = sent(TARGET);

    assertThat(request.header("Upgrade")).isEmpty();
    assertThat(request.header("HTTP2-Settings")).isEmpty();
    assertThat(request.header("Connection"))
        .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
  }

  @Test
  final void t16_unsafe_header_values_make_no_request() {
    TransportRequest.Builder builder = put(URI.create("http://127.0.0.1" + TARGET));
    for (String unsafe : List.of("\r", "\n", "\r\nx-injected: 1", "\0", "\t", "\u00e9", "\u4f60")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.header("x-ci-security-token", "FAKE" + unsafe + "TOKEN"))
          .withMessageContaining("x-ci-security-token")
          .withMessageNotContainingAny("FAKE", "TOKEN");
    }
  }

  @Test
  final void t17_a_body_arrives_with_its_length() throws Exception {
    byte[] body = new byte[70_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    WireServer server = server(ContractAnswer.always(200));
    exchange(put(uri(server, TARGET)).header("Content-Type", "image/x-any").body(body).build());

    WireRequest request = only(server);
    assertThat(request.header("Content-Length")).containsExactly("70000");
    assertThat(request.header("Transfer-Encoding")).isEmpty();
    assertThat(request.header("Content-Type")).containsExactly("image/x-any");
    assertThat(request.body()).isEqualTo(body);
  }

  private void assertTargetIsKept(String target) throws Exception {
    assertThat(sent(target).target()).isEqualTo(target);
  }

  private WireRequest sent(String target) throws Exception {
    WireServer server = server(ContractAnswer.always(200));
    exchange(put(uri(server, target)).build());
    return only(server);
  }

  private WireRequest sentThroughProxy(String uri) throws Exception {
    WireServer proxy = server(ContractAnswer.always(200));
    useProxy(proxy);
    exchange(put(URI.create(uri)).build());
    return only(proxy);
  }

  private static WireRequest only(WireServer server) {
    assertThat(server.requests()).hasSize(1);
    return server.requests().get(0);
  }
}
