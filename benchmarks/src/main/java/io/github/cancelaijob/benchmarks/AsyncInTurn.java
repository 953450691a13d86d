package io.github.cancelaijob.benchmarks;

import org.openjdk.jmh.annotations.Param;

/** Rivals that needn't block. */
public class AsyncInTurn extends Contest {
  /** {@linkplain Rival Who} cancels. */
  @Param({
    "JDK+JDK_RAW+JDK_HEADERS",
    "APACHE_ASYNC+APACHE_ASYNC_RAW+APACHE_ASYNC_HEADERS",
    "OKHTTP+OKHTTP_RAW+OKHTTP_HEADERS"
  })
  public String inTurn = "";

  @Override
  String names() {
    return inTurn;
  }
}
