package io.github.cancelaijob.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back, as a bare socket has it. */
final class Reply {
  final String head;
  final String body;

  private Reply(String head, String body) {
    this.head = head;
    this.body = body;
  }

  /** Reads an answer; throws {@link EOFException} if the connection ends first. */
  static Reply read(InputStream in, String method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("no answer");
      }
      bytes.write(b);
    }
    Reply headOnly = new Reply(bytes.toString(ISO_8859_1), "");
    int length = headOnly.header("Content-Length").map(Integer::parseInt).orElse(0);
    return method.equals("HEAD")
        ? headOnly
        : new Reply(headOnly.head, new String(in.readNBytes(length), UTF_8));
  }

  int status() {
    return Integer.parseInt(head.substring(9, 12));
  }

  Optional<String> header(String name) {
    return first("(?m)^" + Pattern.quote(name) + ": (.*)", head);
  }

  /** Returns the text of a node of the body, as it is written there. */
  String node(String name) {
    return first("(?s)<" + name + ">(.*?)</" + name + ">", body).orElse("");
  }

  private static Optional<String> first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
