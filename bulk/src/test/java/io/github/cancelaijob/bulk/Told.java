package io.github.cancelaijob.bulk;

import static java.util.stream.Collectors.toList;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.core.JobId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keeps the outcomes that a run tells. */
final class Told implements Consumer<BulkOutcome> {
  final List<BulkOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void accept(BulkOutcome outcome) {
    outcomes.add(outcome);
  }

  BulkOutcome of(String id) {
    return outcomes.stream().filter(o -> o.jobId().equals(JobId.of(id))).findFirst().orElseThrow();
  }

  List<String> ids() {
    return outcomes.stream().map(o -> o.jobId().value()).collect(toList());
  }

  List<String> ids(Kind kind) {
    return outcomes.stream()
        .filter(o -> o.kind() == kind)
        .map(o -> o.jobId().value())
        .collect(toList());
  }

  /** Returns the ids {@code a0}, {@code a1} and so on. */
  static Iterator<JobId> jobs(int number) {
    return names(number).map(JobId::of).iterator();
  }

  static Stream<String> names(int number) {
    return IntStream.range(0, number).mapToObj(i -> "a" + i);
  }
}
