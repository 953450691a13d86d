package io.github.cancelaijob.core.internal;

/** Breaks the law that only the service is public. */
public final class SecondPublicType {}
