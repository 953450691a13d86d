package io.github.cancelaijob.bulk;

import io.github.cancelaijob.bulk.BulkReport.State;
import io.github.cancelaijob.core.JobId;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run. Its thread takes ids, begins calls and tells outcomes; the threads that have an answer
 * only leave it in a queue, so that nothing of the caller's holds up a socket.
 */
final class BulkRun {
  private final BulkService service;
  private final Time time;
  private final long start;
  private final Iterator<JobId> ids;
  private final Inbox inbox;
  private final Throttle throttle;
  private final Health health;
  private final Returns returns;
  private final BulkCalls calls;
  private final BulkTally tally;
  private volatile State state = State.RUNNING;
  private @Nullable BulkJob next;
  private boolean exhausted;
  private int underWay;
  private boolean interrupted;
  private @Nullable Throwable failure;
  private long untilPlace;

  BulkRun(BulkService service, Iterator<JobId> ids, Consumer<? super BulkOutcome> outcomes) {
    this.service = service;
    this.time = service.time;
    this.start = time.nanos();
    this.ids = ids;
    this.inbox = new Inbox(time, this::settle);
    this.throttle = new Throttle(time, service.rate, service.concurrency);
    this.health = new Health(time, service.maxRefusals, service.maxOutage);
    this.returns = new Returns(time);
    this.calls = new BulkCalls(service, throttle, this::isStopped, inbox::put);
    this.tally = new BulkTally(service, throttle, outcomes);
  }

  BulkReport run() {
    inbox.open();
    try {
      while (goesOn()) {
        boolean reads = mayBegin() && needsNext();
        if (reads) {
          read();
          // It may have taken a while.
          stopIfTimeIsUp();
        }
        if (!begin() && !reads) {
          sleep();
        }
      }
      finish();
    } finally {
      calls.close();
      inbox.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure != null) {
      throw BulkRun.<RuntimeException>asItIs(failure);
    }
    return tally.report(state);
  }

  private boolean goesOn() {
    settle();
    stopIfTimeIsUp();
    tellProgress();
    return underWay > 0 || (!isStopped() && (next != null || !exhausted || isAnyBack()));
  }

  /** With nothing under way, no other call is going to tell what comes of those held. */
  private boolean isAnyBack() {
    if (!returns.hasBack()) {
      returns.release().forEach(this::tell);
    }
    return returns.hasBack();
  }

  private void stopIfTimeIsUp() {
    interrupted |= Thread.interrupted();
    if (interrupted) {
      stop(State.INTERRUPTED);
    } else if (elapsed() >= service.deadline) {
      stop(State.DEADLINE);
    } else if (health.untilHopeless() <= 0 || throttle.heldFor() > service.maxOutage) {
      stop(State.OUTAGE);
    }
  }

  /** Begins a call; returns false if none may begin now. */
  private boolean begin() {
    untilPlace = 0;
    BulkJob job = mayBegin() ? peek() : null;
    if (job == null) {
      return false;
    }
    untilPlace = throttle.tryTake();
    if (untilPlace > 0) {
      return false;
    }
    remove(job);
    if (health.isOut()) {
      health.probing();
    }
    underWay++;
    try {
      calls.begin(job);
    } catch (RuntimeException e) {
      // The executor's: it takes no more.
      fail(e);
      inbox.put(job);
    }
    return true;
  }

  private boolean mayBegin() {
    if (isStopped()) {
      return false;
    } else if (health.isOut()) {
      return underWay == 0 && health.untilProbe() <= 0;
    }
    return underWay < service.concurrency + ahead();
  }

  private int ahead() {
    // What is handed out ahead of time keeps to no rate.
    return Double.isInfinite(throttle.rate()) ? calls.ahead() : 0;
  }

  private boolean needsNext() {
    return peek() == null && !exhausted && !returns.areMoreThan(service.concurrency);
  }

  private @Nullable BulkJob peek() {
    BulkJob due = returns.peekDue();
    return due == null ? next : due;
  }

  private void remove(BulkJob job) {
    if (job == next) {
      next = null;
    } else {
      returns.removeFirst();
    }
  }

  private void read() {
    try {
      next = inbox.away(() -> ids.hasNext() ? new BulkJob(ids.next(), time) : null);
    } catch (Throwable t) {
      fail(t);
    }
    exhausted = next == null;
  }

  /** Deals with the jobs whose call is over, or that were withdrawn. */
  private void settle() {
    for (BulkJob job; (job = inbox.poll()) != null; ) {
      underWay--;
      if (job.fatal != null) {
        fail(job.fatal);
      }
      if (isStopped()) {
        tell(job);
      } else if (job.mayPass()) {
        settleFailure(job);
      } else {
        settleAnswer(job);
      }
    }
  }

  private void settleFailure(BulkJob job) {
    health.failed();
    if (service.client.isClosed()) {
      stop(State.INTERRUPTED);
    }
    if (isStopped() || !service.client.triesAgain()) {
      tell(job);
      return;
    }
    returns.hold(job);
    if (health.isOut()) {
      returns.takeUpAll();
    }
  }

  private void settleAnswer(BulkJob job) {
    if (job.wasRefused()) {
      health.refused();
      if (health.isRefused()) {
        stop(State.REFUSED);
      }
    } else {
      health.served();
    }
    returns.release().forEach(this::tell);
    tell(job);
  }

  private void tell(BulkJob job) {
    try {
      tally.tell(job.outcome());
    } catch (Throwable t) {
      fail(t);
    }
  }

  private void tellProgress() {
    try {
      tally.tellProgress(!isStopped() && health.isOut() ? State.WAITING : state);
    } catch (Throwable t) {
      fail(t);
    }
  }

  private void sleep() {
    long nanos = tally.untilProgress();
    if (!isStopped()) {
      nanos = Math.min(nanos, untilBegin());
      nanos = Math.min(nanos, Math.min(service.deadline - elapsed(), health.untilHopeless()));
    }
    try {
      // Threads that have their next job at hand wait for nobody.
      inbox.sleep(Math.max(0, nanos), service.concurrency / (ahead() > 0 ? 2 : 4));
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  /** Returns in how many nanoseconds a call may begin that may not now; the end of one wakes. */
  private long untilBegin() {
    if (health.isOut()) {
      return underWay == 0 ? Math.max(health.untilProbe(), untilPlace) : Long.MAX_VALUE;
    }
    return Math.min(orNever(returns.untilDue()), orNever(untilPlace));
  }

  private static long orNever(long nanos) {
    return nanos > 0 ? nanos : Long.MAX_VALUE;
  }

  /** Tells what is left: nothing is under way. */
  private void finish() {
    if (!isStopped()) {
      state = health.wasRefusedThroughout() ? State.REFUSED : State.COMPLETE;
    }
    returns.removeAll().forEach(this::tell);
    do {
      if (next != null) {
        tell(next);
        next = null;
      }
      if (!exhausted && !service.leavesRest && failure == null) {
        read();
      }
    } while (next != null);
  }

  private void fail(Throwable thrown) {
    // What comes after it mostly comes of it.
    if (failure == null) {
      failure = thrown;
    }
    stop(State.INTERRUPTED);
  }

  private void stop(State reason) {
    if (!isStopped()) {
      state = reason;
      throttle.close();
    }
  }

  private boolean isStopped() {
    return state != State.RUNNING;
  }

  private long elapsed() {
    return time.nanos() - start;
  }

  /** Throws what the source of ids or the taker of outcomes threw, checked or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
