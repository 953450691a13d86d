package io.github.cancelaijob.testkit.contract;

/** What a transport can do beyond what every transport must; the contract suite asks for it. */
public enum Capability {
  /**
   * {@code sendAsync} is the stack's own; without it, it must fail with an unsupported operation.
   */
  ASYNC,
  /**
   * Canceling the future closes the connection at once; without it, at the latest by the request's
   * deadline.
   */
  ASYNC_CANCEL_CLOSES,
  /**
   * An interrupt ends a blocking call that waits for an answer at once; without it, the call may
   * last until its deadline.
   */
  INTERRUPT_IN_FLIGHT,
  /**
   * A client that follows redirects, retries, keeps cookies and answers challenges is accepted, and
   * tamed call by call; without it, the transport must refuse such a client, and say which setting
   * is wrong.
   */
  HOSTILE_CLIENT_ACCEPTED,
  /**
   * Answers 100, 102 and 103 before the final one are skipped; without it, they may be a protocol
   * error instead.
   */
  INTERIM_RESPONSES,
  /**
   * A head that is cut is told apart from one that is too long or isn't HTTP; without it, either
   * may be a lost connection or a protocol error.
   */
  BROKEN_HEADS_TOLD_APART,
  /** Clients are handed in, and stay open when the transport is closed. */
  BORROWED_CLIENT,
  /** The transport can make a client of its own, and closes it. */
  OWNED_CLIENT,
  /** A client takes an {@code SSLContext}: whom it trusts, and the certificate that it shows. */
  TLS_CONTEXT,
  /** A client can send everything through an HTTP proxy. */
  PROXY,
  /** A client answers a proxy that wants credentials, in the way to a tunnel. */
  PROXY_AUTHENTICATION,
  /** A client can be told how many connections it may have. */
  POOL_LIMIT,
  /** A client can have an interceptor that adds a header to every request. */
  INTERCEPTORS
}
