package io.github.cancelaijob.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Contenders of one process, of whom each JMH iteration measures the next, so that those who are
 * compared are neighbours in time. The first measured iteration is the first contender's.
 */
final class Turns<T> {
  private final List<T> contenders = new ArrayList<>();
  private IterationType type = IterationType.WARMUP;
  private int taken;

  /** Creates the contenders that {@code names} has, with a {@code +} between them. */
  static <T> Turns<T> of(String names, Opening<T> opening) throws Exception {
    Turns<T> turns = new Turns<>();
    for (String name : names.split("\\+", -1)) {
      turns.contenders.add(opening.open(name));
    }
    return turns;
  }

  List<T> contenders() {
    return contenders;
  }

  /** Returns the contender whose turn it is in an iteration that begins. */
  T next(IterationParams iteration) {
    if (iteration.getType() != type) {
      type = iteration.getType();
      taken = 0;
    }
    return contenders.get(taken++ % contenders.size());
  }

  /** What makes a contender of its name. */
  interface Opening<T> {
    T open(String name) throws Exception;
  }
}
