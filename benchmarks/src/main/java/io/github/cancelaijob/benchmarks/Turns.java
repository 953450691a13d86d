package io.github.cancelaijob.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Contenders of one process, of whom each JMH iteration measures another, so that those who are
 * compared are neighbours in time.
 *
 * <p>Each has one turn in a round. The order is another in each, because it matters behind whom one
 * comes: a Williams design (1949), in which each comes behind each other one equally often. {@code
 * measure.py} has the same, to tell whose an iteration is.
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
    int count = contenders.size();
    int turn = taken++;
    return contenders.get(who(turn / count, turn % count, count));
  }

  /** Returns whose turn it is of {@code count} contenders, at a place in a round. */
  static int who(int round, int place, int count) {
    // Of an odd number, one design lacks half of the pairs, which its mirror image has.
    boolean mirrored = count % 2 == 1 && round / count % 2 == 1;
    int at = mirrored ? count - 1 - place : place;
    // From the first, one step back and one forth, each a longer one.
    int zigzag = at % 2 == 0 ? at / 2 : count - (at + 1) / 2;
    return (round + zigzag) % count;
  }

  /** What makes a contender of its name. */
  interface Opening<T> {
    T open(String name) throws Exception;
  }
}
