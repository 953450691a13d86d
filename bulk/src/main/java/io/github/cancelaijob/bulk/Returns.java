package io.github.cancelaijob.bulk;

import static java.util.Comparator.comparingLong;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Jobs whose call failed for a reason that may pass. Confined to one thread. */
final class Returns {
  private static final int MOST = 5;
  private static final long LONGEST = SECONDS.toNanos(30);

  private final Time time;
  private final long origin;
  // What comes of them is not known until a call gets through, or too many in a row don't.
  private final List<BulkJob> held = new ArrayList<>();
  private final Queue<BulkJob> back = new PriorityQueue<>(comparingLong(job -> job.due));

  Returns(Time time) {
    this.time = time;
    this.origin = time.nanos();
  }

  /** Returns whether so many jobs wait that no others are to be taken up. */
  boolean areMoreThan(int concurrency) {
    return held.size() + back.size() >= Math.max(concurrency, Health.OUTAGE);
  }

  boolean hasBack() {
    return !back.isEmpty();
  }

  void hold(BulkJob job) {
    held.add(job);
  }

  /** Nothing gets through, whichever the job: has all be tried again. */
  void takeUpAll() {
    held.forEach(job -> takeUp(job, now()));
    held.clear();
  }

  /**
   * Calls get through: has those that were throttled be tried again later.
   *
   * @return those whose failure is their outcome
   */
  List<BulkJob> release() {
    if (held.isEmpty()) {
      return List.of();
    }
    List<BulkJob> failed = new ArrayList<>();
    for (BulkJob job : held) {
      if (job.wasThrottled() && job.returns < MOST) {
        long pause = Math.min(SECONDS.toNanos(1) << job.returns++, LONGEST);
        takeUp(job, now() + pause);
      } else {
        failed.add(job);
      }
    }
    held.clear();
    return failed;
  }

  private void takeUp(BulkJob job, long due) {
    job.due = due;
    back.add(job);
  }

  /** Returns the job that has been waiting for longest, if its time has come. */
  @Nullable BulkJob peekDue() {
    BulkJob first = back.peek();
    return first != null && first.due <= now() ? first : null;
  }

  /** Removes what {@link #peekDue} returned. */
  void removeFirst() {
    back.remove();
  }

  /** Returns in how many nanoseconds the next one is due; not positive if one is. */
  long untilDue() {
    BulkJob first = back.peek();
    return first == null ? Long.MAX_VALUE : first.due - now();
  }

  /** Removes all. */
  List<BulkJob> removeAll() {
    List<BulkJob> all = new ArrayList<>(held);
    all.addAll(back);
    held.clear();
    back.clear();
    return all;
  }

  private long now() {
    return time.nanos() - origin;
  }
}
