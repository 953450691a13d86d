package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.JobId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The document {@code <Response><JobsDetail/><NonExistJobIds/></Response>}, as far as a body holds
 * one: the page's own sample leaves elements open, so that what came before an error counts.
 */
final class JobReader implements HardenedXml.Handler {
  // Of an answer's 64 KiB, half could be a path, and the rest thousands of texts under it.
  private static final int MAX_PATH = 256;
  private static final String DETAIL = "/Response/JobsDetail";

  /** The texts of the first {@code JobsDetail}, by path. */
  final Map<String, String> fields = new LinkedHashMap<>();

  private final StringBuilder path = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder missing = new StringBuilder();
  private boolean detailRead;

  private JobReader() {}

  static JobReader parse(String body) {
    JobReader job = new JobReader();
    HardenedXml.read(body, job);
    return job;
  }

  /** Returns whether the service says that it knows no such job. */
  boolean saysMissing(JobId jobId) {
    return List.of(missing.toString().split("[,\\s]+", -1)).contains(jobId.value());
  }

  /** Returns whether the answer describes a job, and no other one than {@code jobId}. */
  boolean isAbout(JobId jobId) {
    return !fields.isEmpty() && fields.getOrDefault("JobId", jobId.value()).equals(jobId.value());
  }

  @Override
  public void read(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT:
          keepText();
          path.append('/').append(reader.getLocalName());
          break;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
          text.append(reader.getText());
          break;
        case XMLStreamConstants.END_ELEMENT:
          keepText();
          detailRead |= isPath(DETAIL);
          path.setLength(path.lastIndexOf("/"));
          break;
        default:
      }
    }
  }

  private void keepText() {
    String value = text.toString().trim();
    text.setLength(0);
    if (value.isEmpty() || path.length() > MAX_PATH) {
      return;
    }
    if (path.indexOf(DETAIL + '/') == 0 && !detailRead) {
      fields.putIfAbsent(path.substring(DETAIL.length() + 1), value);
    } else if (isPath("/Response/NonExistJobIds")) {
      missing.append(' ').append(value);
    }
  }

  private boolean isPath(String other) {
    return path.length() == other.length() && path.indexOf(other) == 0;
  }
}
