package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.error.CancelAIJobException;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException.Kind;

/** Drives calls on the thread of their caller. */
final class BlockingDriver {
  private final HttpTransport transport;

  BlockingDriver(HttpTransport transport) {
    this.transport = transport;
  }

  <T> T run(Call<T> call) {
    try {
      T result = attempts(call);
      call.events.done(null, null);
      return result;
    } catch (CancelAIJobException e) {
      CancelAIJobException told = call.toldAs(e);
      call.events.done(told, null);
      throw told;
    } catch (Throwable t) {
      call.events.done(null, Kind.OTHER);
      throw t;
    }
  }

  private <T> T attempts(Call<T> call) {
    while (true) {
      Decision decision = call.end(send(call));
      if (decision.isLast()) {
        return call.conclude(decision);
      }
      if (!decision.delay.isZero()) {
        sleep(call, decision);
      }
    }
  }

  private Outcome send(Call<?> call) {
    Attempt attempt = call.begin();
    try {
      return call.answered(transport.send(attempt.request()));
    } catch (Exception e) {
      // Kotlin, for one, lets a transport throw checked exceptions that it doesn't declare.
      return call.failed(e);
    }
  }

  private static void sleep(Call<?> call, Decision decision) {
    try {
      call.parts.time.sleep(decision.delay.toNanos(), call.parts.closing.latch());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.stopped(Kind.INTERRUPTED, "interrupted while waiting to try again", e);
    }
  }
}
