package io.github.cancelaijob.core.internal;

import io.github.cancelaijob.core.RetryPolicy;
import io.github.cancelaijob.core.spi.CallListener;
import io.github.cancelaijob.core.spi.CredentialsProvider;
import org.jspecify.annotations.Nullable;

/** What the calls of one client share. */
final class Parts {
  final Requests requests;
  final Errors errors;
  final CredentialsProvider provider;
  final RetryPolicy policy;
  final boolean verifiesLostAnswers;
  final @Nullable CallListener listener;
  final Time time;
  final ServerClock clock = new ServerClock();
  final RetryBudget budget;
  final Closing closing = new Closing();

  Parts(
      Requests requests,
      Errors errors,
      CredentialsProvider provider,
      RetryPolicy policy,
      boolean verifiesLostAnswers,
      @Nullable CallListener listener,
      Time time) {
    this.requests = requests;
    this.errors = errors;
    this.provider = provider;
    this.policy = policy;
    this.verifiesLostAnswers = verifiesLostAnswers;
    this.listener = listener;
    this.time = time;
    this.budget = new RetryBudget(policy.budget());
  }
}
