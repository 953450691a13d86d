package io.github.cancelaijob.testkit;

import io.github.cancelaijob.core.JobId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Which requests meet which fault. Thread-safe. */
final class FaultPlan {
  private static final class Entry {
    final Optional<JobId> jobId;
    final Fault fault;
    long left;

    Entry(Optional<JobId> jobId, long left, Fault fault) {
      this.jobId = jobId;
      this.left = left;
      this.fault = fault;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /**
   * Plans a fault behind those that are planned.
   *
   * @param jobId the job whose requests it is for; empty for every request
   */
  synchronized void add(Optional<JobId> jobId, long requests, Fault fault) {
    entries.add(new Entry(jobId, requests, fault));
  }

  /** Takes the first planned fault that is for a request about {@code jobId}. */
  synchronized Fault take(Optional<JobId> jobId) {
    for (Iterator<Entry> i = entries.iterator(); i.hasNext(); ) {
      Entry entry = i.next();
      if (entry.jobId.isEmpty() || entry.jobId.equals(jobId)) {
        if (--entry.left == 0) {
          i.remove();
        }
        return entry.fault;
      }
    }
    return Fault.none();
  }
}
