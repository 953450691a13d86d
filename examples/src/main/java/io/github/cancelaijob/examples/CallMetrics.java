package io.github.cancelaijob.examples;

import io.github.cancelaijob.core.spi.CallEvent;
import io.github.cancelaijob.core.spi.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Tells Micrometer how calls end and how long they take, and what they needed besides one request:
 * {@code CancelAIJobClient.builder().listener(new CallMetrics(registry))}.
 */
final class CallMetrics implements CallListener {
  private final MeterRegistry registry;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void onEvent(CallEvent event) {
    String operation = event.operation().name().toLowerCase(Locale.ROOT);
    switch (event.type()) {
      case DONE:
        registry
            .timer("ai.job.calls", "operation", operation, "outcome", outcome(event))
            .record(event.duration());
        break;
      case ATTEMPT_STARTED:
        if (event.attempt() > 1) {
          registry.counter("ai.job.retries", "operation", operation).increment();
        }
        break;
      case CLOCK_CORRECTED:
        registry.counter("ai.job.clock.corrections", "operation", operation).increment();
        break;
      default:
    }
  }

  /** Each value is a time series of its own: a word of ours, never one of an answer. */
  private static String outcome(CallEvent event) {
    return event
        .error()
        .map(error -> error.getClass().getSimpleName())
        .orElseGet(() -> event.failure().map(Enum::name).orElse("success"));
  }
}
