package io.github.cancelaijob.core;

import io.github.cancelaijob.core.internal.Time;

/** Reaches the seam of a client's builder, so that a client and its run share their time. */
public final class ClientInTime {
  private ClientInTime() {}

  public static CancelAIJobClient build(CancelAIJobClient.Builder builder, Time time) {
    return builder.time(time).build();
  }
}
