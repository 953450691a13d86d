package io.github.cancelaijob.signer;

/** Breaks a law of {@link ArchitectureTest}. */
public final class SecondPublicType {
  private SecondPublicType() {}
}
