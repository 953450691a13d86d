package io.github.cancelaijob.credentials;

/** Breaks a law of {@link ArchitectureTest}. */
public final class SixthPublicType {
  private SixthPublicType() {}
}
