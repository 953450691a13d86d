package io.github.cancelaijob.transport.jdk;

/** Breaks a law of {@link ArchitectureTest}. */
public final class SecondPublicType {
  private SecondPublicType() {}
}
