package io.github.cancelaijob.core;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service knows about a job. Immutable. */
public final class JobDescription {
  // 2022-07-07T12:12:12+0800, as on the page DescribeAIJob.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);

  private final JobId jobId;
  private final Map<String, String> fields;
  private final @Nullable String requestId;

  private JobDescription(JobId jobId, Map<String, String> fields, @Nullable String requestId) {
    this.jobId = jobId;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    this.requestId = requestId;
  }

  /**
   * Returns a description: the client's own, or one that a test of an application needs.
   *
   * @param fields as {@link #fields} returns them
   * @param requestId {@code null} if the answer had none
   */
  public static JobDescription of(
      JobId jobId, Map<String, String> fields, @Nullable String requestId) {
    return new JobDescription(
        requireNonNull(jobId, "jobId"), requireNonNull(fields, "fields"), requestId);
  }

  /** Returns the job. */
  public JobId jobId() {
    return jobId;
  }

  /**
   * Returns the job's state as the service spells it: {@code Submitted}, which is pending, {@code
   * Running}, {@code Success}, {@code Failed}, {@code Pause} or {@code Cancel}; empty if it says
   * none.
   */
  public Optional<String> state() {
    return field("State");
  }

  /** Returns whether the job is canceled: in the state {@code Cancel}. */
  public boolean isCanceled() {
    return "Cancel".equals(fields.get("State"));
  }

  /** Returns whether the job can still be canceled: in the state {@code Submitted}. */
  public boolean isPending() {
    return "Submitted".equals(fields.get("State"));
  }

  /** Returns when the job was created. */
  public Optional<OffsetDateTime> creationTime() {
    return time("CreationTime");
  }

  /** Returns when the job was started; empty if it wasn't. */
  public Optional<OffsetDateTime> startTime() {
    return time("StartTime");
  }

  /** Returns when the job ended; empty if it didn't. */
  public Optional<OffsetDateTime> endTime() {
    return time("EndTime");
  }

  /** Returns the queue that the job is in. */
  public Optional<String> queueId() {
    return field("QueueId");
  }

  /** Returns the job's type, such as {@code Translation}. */
  public Optional<String> tag() {
    return field("Tag");
  }

  /** Returns the id that the service's support asks for. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * Returns every text of the answer's {@code JobsDetail} in its order, by the path of its element
   * below that, such as {@code State} or {@code Operation/Output/Bucket}; of equal paths the first.
   */
  public Map<String, String> fields() {
    return fields;
  }

  @Override
  public String toString() {
    String text =
        "JobDescription[jobId=" + jobId + ", fields=" + fields + ", requestId=" + requestId + ']';
    return Quoted.onOneLine(text);
  }

  private Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private Optional<OffsetDateTime> time(String name) {
    String text = fields.get(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text, TIME));
    } catch (DateTimeParseException e) {
      // Such as "-", which stands for not yet. The text itself is among the fields.
      return Optional.empty();
    }
  }
}
