package io.github.cancelaijob.core.internal;

import static io.github.cancelaijob.core.internal.ErrorBody.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileErrorBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE Error [<!ENTITY e SYSTEM '%s'>]><Error><Code>A</Code><Message>&e;</Message></Error>",
        "<!DOCTYPE Error SYSTEM '%s'><Error><Code>A</Code><Message>&e;</Message></Error>",
        "<!DOCTYPE Error PUBLIC '-//x' '%s'><Error><Code>A</Code></Error>",
        "<!DOCTYPE Error [<!ENTITY %% p SYSTEM '%s'> %%p;]><Error><Code>A</Code></Error>"
      })
  void never_fetches_anything(String document) throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      new Thread(() -> countAndClose(server, connections)).start();

      ErrorBody body = parse(String.format(document, "http://127.0.0.1:" + server.getLocalPort()));

      assertThat(body.message()).isNull();
    }
    // Counted before it was closed, and only then would the parser have come back.
    assertThat(connections).hasValue(0);
  }

  private static void countAndClose(ServerSocket server, AtomicInteger connections) {
    while (!server.isClosed()) {
      try {
        Socket accepted = server.accept();
        connections.incrementAndGet();
        accepted.close();
      } catch (IOException e) {
        // The test is over.
      }
    }
  }

  @Test
  void never_reads_a_file(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), "FAKESECRET");

    ErrorBody body =
        parse(
            "<!DOCTYPE Error [<!ENTITY e SYSTEM '"
                + file.toUri()
                + "'>]><Error><Message>x&e;y</Message><Code>&e;</Code></Error>");

    assertThat(body.message()).isIn("xy", null);
    assertThat(body.code()).isNull();
  }

  @Test
  void expands_no_entity_of_its_own() {
    ErrorBody body =
        parse(
            "<!DOCTYPE Error [<!ENTITY e 'EXPANDED'>]>"
                + "<Error><Code>A</Code><Message>a&e;b</Message><RequestId>r</RequestId></Error>");

    assertThat(body.code()).isEqualTo("A");
    assertThat(body.message()).isEqualTo("ab");
    assertThat(body.requestId()).isEqualTo("r");
  }

  @Test
  void does_not_laugh_a_billion_times() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE Error [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY l").append(i).append(" '");
      laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
    }
    laughs.append("]><Error><Message>&l9;</Message></Error>");

    assertThat(parse(laughs.toString()).message()).isNull();
  }

  @Test
  void does_not_blow_up_quadratically() {
    String entity = "<!DOCTYPE Error [<!ENTITY e '" + "x".repeat(30_000) + "'>]>";

    assertThat(
            parse(entity + "<Error><Message>" + "&e;".repeat(10_000) + "</Message></Error>")
                .message())
        .isNull();
  }

  @Test
  void survives_deep_nesting() {
    String deep = "<Error><Code>A</Code>" + "<a>".repeat(64 * 1024 / 3);

    assertThat(parse(deep).code()).isEqualTo("A");
    assertThat(parse(deep + "</a>".repeat(64 * 1024 / 3) + "<TraceId>t</TraceId></Error>").code())
        .isEqualTo("A");
  }

  @Test
  void survives_a_thousand_attributes_and_a_long_name() {
    StringBuilder attributes = new StringBuilder("<Error><Code>A</Code><x");
    for (int i = 0; i < 1_000; i++) {
      attributes.append(" a").append(i).append("='v'");
    }

    assertThat(parse(attributes + "/></Error>").code()).isEqualTo("A");
    assertThat(parse("<Error><Code>A</Code><" + "n".repeat(60_000)).code()).isEqualTo("A");
  }

  @Test
  void survives_random_bytes_and_prints_nothing() {
    assertThat(printedBy(HostileErrorBodyTest::parseRandomBytes)).isEmpty();
  }

  @Test
  void prints_nothing_of_a_document_that_is_cut_anywhere() {
    String document =
        "<?xml version='1.0'?><!DOCTYPE Error [<!-- c --><?p i?><!ENTITY e '<a>'><!ENTITY % p 'x'>"
            + "<!ELEMENT Error ANY>]><Error a='b'><Code>A</Code><![CDATA[c]]>&e;</Error>";

    String printed =
        printedBy(
            () -> {
              for (int end = 0; end <= document.length(); end++) {
                parse(document.substring(0, end));
              }
            });

    assertThat(printed).isEmpty();
    assertThat(parse(document).code()).isEqualTo("A");
  }

  private static String printedBy(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return printed.toString(UTF_8);
  }

  private static void parseRandomBytes() {
    Random random = new Random(20_261_123);
    byte[] good = "<Error><Code>A</Code><Message>m &amp; n</Message></Error>".getBytes(UTF_8);
    for (int i = 0; i < 10_000; i++) {
      byte[] body = new byte[random.nextInt(200)];
      random.nextBytes(body);
      ErrorBody.parse(AnswerReader.text(body));

      byte[] damaged = good.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      ErrorBody.parse(AnswerReader.text(damaged));
    }
  }
}
