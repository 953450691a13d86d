package io.github.cancelaijob.bulk;

import static java.util.concurrent.TimeUnit.SECONDS;

/** Whether calls get through to the service, as far as a run has seen. Confined to one thread. */
final class Health {
  /** So many calls in a row that fail for a reason that may pass are no coincidence. */
  static final int OUTAGE = 8;

  // In seconds; the first is of one.
  private static final double LONGEST_PAUSE = 30;

  private final Time time;
  private final int maxRefusals;
  private final long maxOutage;
  private int refusals;
  private int failures;
  private long failingSince;
  private long nextProbe;
  private int probes;
  private boolean out;
  private boolean anyServed;
  private boolean anyRefused;

  Health(Time time, int maxRefusals, long maxOutage) {
    this.time = time;
    this.maxRefusals = maxRefusals;
    this.maxOutage = maxOutage;
  }

  /** A call got an answer about its job. */
  void served() {
    anyServed = true;
    refusals = 0;
    getsThrough();
  }

  /** A call was refused for want of valid keys or of permission. */
  void refused() {
    anyRefused = true;
    refusals++;
    getsThrough();
  }

  private void getsThrough() {
    failures = 0;
    probes = 0;
    out = false;
  }

  /** A call failed for a reason that may pass. */
  void failed() {
    long now = time.nanos();
    if (failures++ == 0) {
      failingSince = now;
    }
    if (failures >= OUTAGE) {
      out = true;
      nextProbe = now + pause();
    }
  }

  private long pause() {
    double limit = Math.min(Math.pow(2, probes), LONGEST_PAUSE) * SECONDS.toNanos(1);
    return (long) (limit * (0.5 + time.random() / 2));
  }

  /** A call is made to see whether it gets through. */
  void probing() {
    probes++;
  }

  /** Returns whether nothing gets through. */
  boolean isOut() {
    return out;
  }

  /** Returns in how many nanoseconds the next probe is due, if nothing gets through. */
  long untilProbe() {
    return nextProbe - time.nanos();
  }

  /** Returns in how many nanoseconds the outage has lasted too long. */
  long untilHopeless() {
    return out ? maxOutage - (time.nanos() - failingSince) : Long.MAX_VALUE;
  }

  /** Returns whether every further call would be refused. */
  boolean isRefused() {
    return refusals >= maxRefusals;
  }

  /** Returns whether no call was ever answered but by a refusal. */
  boolean wasRefusedThroughout() {
    return anyRefused && !anyServed;
  }
}
