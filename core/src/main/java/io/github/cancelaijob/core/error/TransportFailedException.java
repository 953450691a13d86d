package io.github.cancelaijob.core.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Thrown if no complete answer came: no connection, a lost one, a timeout, an interrupt. */
public final class TransportFailedException extends CancelAIJobException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveReachedService;
  private final String reason;

  /**
   * Creates an error of this kind.
   *
   * @param reason where no answer came from and what happened instead, without secrets
   * @param mayHaveReachedService whether the service may have got a request of this call
   * @param cause what the transport threw; {@code null} if it is of no use
   */
  public TransportFailedException(
      ErrorDetails details,
      String reason,
      boolean mayHaveReachedService,
      @Nullable Throwable cause) {
    super(details, cause);
    this.reason = requireNonNull(reason, "reason");
    this.mayHaveReachedService = mayHaveReachedService;
  }

  /**
   * Returns whether the service may have got a request of this call, earlier ones included. Whether
   * one may have canceled the job, {@link #mayHaveBeenCanceled} says.
   */
  public boolean mayHaveReachedService() {
    return mayHaveReachedService;
  }

  @Override
  public String advice() {
    if (mayHaveBeenCanceled()) {
      return "A request may have reached the service: describe the job, or cancel it again, to know";
    }
    return mayHaveReachedService
        ? "Check endpoint, network and proxy, then try again"
        : "Nothing reached the service: check endpoint, network and proxy, then try again";
  }

  @Override
  String whatHappened() {
    return "No answer " + onOneLine(reason);
  }
}
