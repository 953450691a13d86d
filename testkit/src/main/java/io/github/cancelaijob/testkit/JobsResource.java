package io.github.cancelaijob.testkit;

import io.github.cancelaijob.core.JobId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The operations under {@code /ai_jobs/}. Thread-safe. */
final class JobsResource {
  static final Answer INVALID_URL =
      Answer.error(404, "InvalidUrl", "The request URL format is incorrect.");
  private static final Answer METHOD_NOT_ALLOWED =
      Answer.error(405, "MethodNotAllowed", "The resource does not support this HTTP method");
  private static final Answer MISSING_LENGTH =
      Answer.error(411, "MissingContentLength", "The Content-Length request header is missing.");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ").withZone(ZoneOffset.ofHours(8));

  private final Jobs jobs;
  private volatile Answer notPending =
      Answer.error(409, "InvalidRequest", "The job provided can not be modified");
  private volatile Answer unknown =
      Answer.error(404, "NoSuchJob", "The job provided does not exist");

  JobsResource(Jobs jobs) {
    this.jobs = jobs;
  }

  void answerNotPending(Answer answer) {
    notPending = answer;
  }

  void answerUnknown(Answer answer) {
    unknown = answer;
  }

  /** Does what a request asks for whose signature holds. */
  Answer serve(CiRequest request) {
    return request.jobId().map(jobId -> serve(request, jobId)).orElse(INVALID_URL);
  }

  private Answer serve(CiRequest request, JobId jobId) {
    switch (request.method()) {
      case "GET":
        return describe(jobId);
      case "PUT":
        if (request.parameter("cancel").isEmpty()) {
          return INVALID_URL;
        }
        return request.header("content-length").isEmpty() ? MISSING_LENGTH : cancel(jobId);
      default:
        return METHOD_NOT_ALLOWED;
    }
  }

  private Answer cancel(JobId jobId) {
    return jobs.cancel(jobId)
        .map(found -> found == JobState.SUBMITTED ? Answer.ok() : notPending)
        .orElse(unknown);
  }

  private Answer describe(JobId jobId) {
    Optional<Jobs.Job> found = jobs.find(jobId);
    return Answer.of(
        200,
        "application/xml",
        "<Response>"
            + found.map(job -> details(jobId, job)).orElse("")
            + (found.isEmpty()
                ? "<NonExistJobIds>" + jobId + "</NonExistJobIds>"
                : "<NonExistJobIds/>")
            + "</Response>");
  }

  private static String details(JobId jobId, Jobs.Job job) {
    String code = job.state == JobState.FAILED ? "InternalError" : "Success";
    return "<JobsDetail><Code>"
        + code
        + "</Code><Message/><JobId>"
        + jobId
        + "</JobId><State>"
        + job.state.wireName()
        + "</State><CreationTime>"
        + TIME.format(job.created)
        + "</CreationTime></JobsDetail>";
  }
}
