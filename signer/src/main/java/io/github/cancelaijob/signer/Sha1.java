package io.github.cancelaijob.signer;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One SHA-1 after the other. Not thread-safe. */
final class Sha1 {
  /** The length of a hash, in bytes. */
  static final int LENGTH = 20;

  /** How many bytes SHA-1 takes at a time. */
  static final int BLOCK = 64;

  // A clone is cheaper than a look-up among the providers.
  private static final MessageDigest PROTOTYPE = lookUp();

  private final MessageDigest digest = cloneOrLookUp();

  Sha1 update(byte[] bytes, int from, int to) {
    digest.update(bytes, from, to - from);
    return this;
  }

  /** Writes the hash to {@code target} at {@code from}; what comes next begins anew. */
  void finish(byte[] target, int from) {
    try {
      digest.digest(target, from, LENGTH);
    } catch (DigestException e) {
      throw new AssertionError(e);
    }
  }

  private static MessageDigest cloneOrLookUp() {
    try {
      return (MessageDigest) PROTOTYPE.clone();
    } catch (CloneNotSupportedException e) {
      // Optional to providers, such as those of hardware.
      return lookUp();
    }
  }

  private static MessageDigest lookUp() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-1", e);
    }
  }
}
