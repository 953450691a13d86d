package io.github.cancelaijob.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells results as they come, and counts them. */
final class Report {
  private final PrintWriter out;
  private final PrintWriter err;
  // Jackson costs a start that has no use for it.
  private final @Nullable JsonLines json;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

  Report(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json ? new JsonLines(out) : null;
  }

  void add(JobResult result) throws IOException {
    counts.merge(result.outcome, 1, Integer::sum);
    if (json != null) {
      json.write(result);
    } else {
      out.println(
          result.outcome
              + " "
              + result.jobId
              + (result.explanation == null ? "" : "  " + result.explanation));
      out.flush();
    }
  }

  /** Says the sum, on standard error. */
  void end() {
    err.println(
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", ")));
    err.flush();
  }

  boolean allCanceled() {
    return counts.keySet().stream().allMatch(Outcome.CANCELED::equals);
  }
}
