package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.JobId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The document {@code <Response><JobsDetail/><NonExistJobIds/></Response>}, as far as a body holds
 * one: the page's own sample leaves elements open, so that what came before an error counts.
 */
final class JobReader {
  // An answer of 64 KiB can nest some ten thousand elements, whose paths would grow as the square.
  private static final int MAX_DEPTH = 16;

  /** The texts of the first {@code JobsDetail}, by path. */
  final Map<String, String> fields = new LinkedHashMap<>();

  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private String missing = "";
  private boolean detailRead;

  private JobReader() {}

  static JobReader parse(String body) {
    JobReader job = new JobReader();
    HardenedXml.read(body, job::read);
    return job;
  }

  /** Returns whether the service says that it knows no such job. */
  boolean saysMissing(JobId jobId) {
    for (String id : missing.split("[,\\s]+", -1)) {
      if (id.equals(jobId.value())) {
        return true;
      }
    }
    return false;
  }

  private void read(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT:
          keepText();
          path.addLast(reader.getLocalName());
          break;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
          text.append(reader.getText());
          break;
        case XMLStreamConstants.END_ELEMENT:
          keepText();
          detailRead |= path.size() == 2 && path.peekLast().equals("JobsDetail");
          path.removeLast();
          break;
        default:
      }
    }
  }

  private void keepText() {
    String value = text.toString().trim();
    text.setLength(0);
    if (value.isEmpty() || path.size() > MAX_DEPTH) {
      return;
    }
    String name = String.join("/", path);
    if (name.startsWith("Response/JobsDetail/") && !detailRead) {
      fields.putIfAbsent(name.substring("Response/JobsDetail/".length()), value);
    } else if (name.equals("Response/NonExistJobIds")) {
      missing = missing + ' ' + value;
    }
  }
}
