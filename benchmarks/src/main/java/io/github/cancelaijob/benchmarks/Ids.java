package io.github.cancelaijob.benchmarks;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Job ids in the form of the service's own, one after the other. */
@State(Scope.Thread)
public class Ids {
  private static final String[] ALL = new String[1024];

  static {
    for (int i = 0; i < ALL.length; i++) {
      ALL[i] = String.format("a8d121820f5e411ec926ef19d53b%05x", i);
    }
  }

  private int last;

  String next() {
    return ALL[last++ & (ALL.length - 1)];
  }
}
