package io.github.cancelaijob.benchmarks;

import org.openjdk.jmh.annotations.Param;

/** Rivals that block. */
public class InTurn extends Contest {
  /** {@linkplain Rival Who} cancels. */
  @Param({
    "JDK+JDK_RAW+JDK_HEADERS+OFFICIAL",
    "APACHE+APACHE_RAW+APACHE_HEADERS+OFFICIAL",
    "OKHTTP+OKHTTP_RAW+OKHTTP_HEADERS+OFFICIAL"
  })
  public String inTurn = "";

  @Override
  String names() {
    return inTurn;
  }
}
