package io.github.cancelaijob.core.internal;

import java.time.Duration;

/** Where a call stands when an attempt has ended: what {@link Decision#decide} goes by. */
final class CallState {
  /** How many attempts the call has made for its present operation. */
  int attempt;

  /** How much of the call's time is left. */
  Duration remaining = Duration.ZERO;

  /** Whether a request may have canceled the job without an answer that says so. */
  boolean lost;

  /** Whether describing the job is allowed, and would tell more. */
  boolean mayAsk;

  boolean clockCorrected;
  boolean credentialsRefreshed;

  /** Whether the attempt was signed with temporary credentials. */
  boolean withToken;

  /** By how much the clock that signed the attempt was ahead of the local one. */
  Duration clockOffset = Duration.ZERO;

  /** Whether the client's budget has an attempt left. */
  boolean budgetLeft;
}
