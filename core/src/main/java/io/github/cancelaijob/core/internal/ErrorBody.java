package io.github.cancelaijob.core.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The error document {@code <Error><Code/><Message/><RequestId/><TraceId/></Error>}, as far as a
 * body holds one. Whatever else a body is, reading it yields fewer fields and never an exception.
 */
final class ErrorBody implements HardenedXml.Handler {
  private static final Set<String> FIELDS = Set.of("Code", "Message", "RequestId", "TraceId");
  private static final ErrorBody NONE = new ErrorBody();

  private final Map<String, String> fields = new HashMap<>();

  private ErrorBody() {}

  static ErrorBody parse(String body) {
    if (body.isEmpty()) {
      return NONE;
    }
    ErrorBody error = new ErrorBody();
    HardenedXml.read(body, error);
    return error;
  }

  @Nullable String code() {
    return fields.get("Code");
  }

  @Nullable String message() {
    return fields.get("Message");
  }

  @Nullable String requestId() {
    return fields.get("RequestId");
  }

  @Nullable String traceId() {
    return fields.get("TraceId");
  }

  /** Collects the texts of the root's direct children; the first of a name counts. */
  @Override
  public void read(XMLStreamReader reader) throws XMLStreamException {
    int depth = 0;
    String field = null;
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT:
          depth++;
          if (depth == 1 && !reader.getLocalName().equals("Error")) {
            return;
          }
          if (depth == 2) {
            field = reader.getLocalName();
            text.setLength(0);
          }
          break;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
          if (depth == 2) {
            text.append(reader.getText());
          }
          break;
        case XMLStreamConstants.END_ELEMENT:
          if (depth == 2 && field != null && FIELDS.contains(field)) {
            String value = text.toString().trim();
            if (!value.isEmpty()) {
              fields.putIfAbsent(field, value);
            }
          }
          depth--;
          break;
        default:
      }
    }
  }
}
