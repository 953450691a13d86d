package io.github.cancelaijob.testkit.contract;

/** What a transport can do beyond what every transport must; the contract suite asks for it. */
public enum Capability {
  /**
   * {@code sendAsync} is the stack's own; without it, it must fail with an unsupported operation.
   */
  ASYNC,
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
  BROKEN_HEADS_TOLD_APART
}
