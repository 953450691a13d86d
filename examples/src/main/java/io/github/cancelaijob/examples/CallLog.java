package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.CallListener;
import org.slf4j.Logger;

/**
 * Logs calls through SLF4J, a line for each end and each trouble before it, and at {@code DEBUG}
 * one for everything else: {@code CancelAIJobClient.builder().listener(new CallLog(logger))}.
 */
final class CallLog implements CallListener {
  private final Logger log;

  CallLog(Logger log) {
    this.log = log;
  }

  @Override
  public void onEvent(CallEvent event) {
    switch (event.type()) {
      case DONE:
        done(event);
        break;
      case WAITING:
        log.info(
            "{} of job {} is tried again in {}, after attempt {}",
            event.operation(),
            event.jobId(),
            event.duration(),
            event.attempt());
        break;
      case CLOCK_CORRECTED:
        log.warn("The service's clock is ahead of this machine's by {}", event.duration());
        break;
      case CREDENTIALS_REFRESHED:
        log.info("The service refused the keys; the provider has others");
        break;
      default:
        log.debug("{}", event);
    }
  }

  private void done(CallEvent event) {
    if (event.error().isPresent()) {
      // One line with ids and advice; the stack trace is for whoever called.
      log.warn(
          "{} failed after {}: {}",
          event.operation(),
          event.duration(),
          event.error().get().getMessage());
    } else if (event.failure().isPresent()) {
      log.info("{} of job {} was given up", event.operation(), event.jobId());
    } else {
      log.info("{} of job {} took {}", event.operation(), event.jobId(), event.duration());
    }
  }
}
