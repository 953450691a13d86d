package io.github.cancelaijob.transport.apache;

/** Breaks a law of {@link ArchitectureTest}. */
public final class SecondPublicType {
  private SecondPublicType() {}
}
