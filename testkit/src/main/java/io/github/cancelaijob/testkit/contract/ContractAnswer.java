package io.github.cancelaijob.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Answers such as the service's. */
final class ContractAnswer {
  static final String REQUEST_ID = "NjUxZmFrZV9yZXF1ZXN0X2lk";

  private ContractAnswer() {}

  /** Answers every request with {@code status}, its header fields and no body. */
  static WireServer.Handler always(int status, String... fields) {
    return (request, connection) -> write(connection, status, new byte[0], fields);
  }

  /** Answers as the service does when it has canceled a job. */
  static void canceled(WireConnection connection) throws IOException {
    write(connection, 200, new byte[0]);
  }

  static void write(WireConnection connection, int status, String body, String... fields)
      throws IOException {
    write(connection, status, body.getBytes(UTF_8), fields);
  }

  /** Sends a complete answer; {@code Content-Length} is that of {@code body}. */
  static void write(WireConnection connection, int status, byte[] body, String... fields)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(head(status, body.length, fields).getBytes(UTF_8));
    answer.write(body);
    connection.write(answer.toByteArray());
  }

  /** Returns the head of an answer that announces {@code length} bytes. */
  static String head(int status, int length, String... fields) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Reason\r\n");
    head.append("x-ci-request-id: ").append(REQUEST_ID).append("\r\n");
    for (String field : fields) {
      head.append(field).append("\r\n");
    }
    return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
