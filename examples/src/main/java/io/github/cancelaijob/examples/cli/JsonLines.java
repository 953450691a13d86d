package io.github.cancelaijob.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Makes a JSON object of a line of each result. */
final class JsonLines {
  // All ASCII, so that no terminal's or pipe's encoding can spoil a line.
  private final JsonFactory factory =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  String line(JobResult result) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("jobId", result.jobId.value());
      json.writeStringField("outcome", result.outcome.name());
      json.writeFieldName("httpStatus");
      if (result.httpStatus == null) {
        json.writeNull();
      } else {
        json.writeNumber(result.httpStatus);
      }
      writeText(json, "errorCode", result.errorCode);
      writeText(json, "message", result.message);
      writeText(json, "requestId", result.requestId);
      writeText(json, "traceId", result.traceId);
      json.writeNumberField("attempts", result.attempts);
      json.writeNumberField("elapsedMs", result.elapsedMs);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void writeText(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
  }
}
