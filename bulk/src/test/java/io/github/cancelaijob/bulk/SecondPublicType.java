package io.github.cancelaijob.bulk;

/** Breaks a law. */
public final class SecondPublicType {}
