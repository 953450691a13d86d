package io.github.cancelaijob.transport.okhttp;

/** Breaks a law of {@link ArchitectureTest}. */
public final class SecondPublicType {
  private SecondPublicType() {}
}
