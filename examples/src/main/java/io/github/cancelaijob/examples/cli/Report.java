package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells outcomes as they come, each on record in the journal before, and their sum in the end. */
final class Report implements Consumer<BulkOutcome> {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final @Nullable Journal journal;
  // Jackson costs a start that has no use for it.
  private final @Nullable JsonLines lines;
  private final String lineStart;
  private boolean silent;

  /** Creates a report; {@code lineStart} comes before each line that isn't for a program. */
  Report(
      PrintWriter out, PrintWriter err, boolean json, @Nullable Journal journal, String lineStart) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.journal = journal;
    this.lines = json || journal != null ? new JsonLines() : null;
    this.lineStart = lineStart;
  }

  @Override
  public synchronized void accept(BulkOutcome outcome) {
    if (silent) {
      return;
    }
    JobResult result = new JobResult(outcome);
    String line = lines == null ? null : lines.line(result);
    if (journal != null && line != null && outcome.kind() != Kind.SKIPPED) {
      journal.add(line);
    }
    out.println(json ? line : lineStart + text(result));
    // What was done is to be on record whatever comes next.
    out.flush();
  }

  private static String text(JobResult result) {
    return result.outcome
        + " "
        + result.jobId
        + (result.explanation == null ? "" : "  " + result.explanation);
  }

  /** Tells nothing more, so that the end of the process tears no line. */
  synchronized void silence() {
    silent = true;
  }

  /** Says the sum, on standard error. */
  void end(BulkReport report, Input input) {
    if (report.total() > 0) {
      err.println(sum(report));
    }
    if (input.settledBefore() > 0) {
      err.println(input.settledBefore() + " settled before, by the journal");
    }
    if (report.total() > 0 && report.duration().toMillis() >= 1000) {
      err.printf(
          Locale.ROOT,
          "%d requests in %.1f s, %.1f jobs/s%n",
          report.requests(),
          report.duration().toMillis() / 1e3,
          report.rate());
    }
    report.firstErrors().forEach((kind, error) -> err.println(kind + ": " + error.advice()));
    String why = why(report);
    if (!why.isEmpty()) {
      err.println(why);
    }
    err.flush();
  }

  static String sum(BulkReport report) {
    return report.counts().entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String why(BulkReport report) {
    switch (report.state()) {
      case REFUSED:
        return "Ended: no further call could succeed.";
      case OUTAGE:
        return "Ended: nothing got through to the service for too long.";
      case INTERRUPTED:
        return "Interrupted.";
      default:
        return "";
    }
  }
}
