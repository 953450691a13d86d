package io.github.cancelaijob.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultPlanTest {
  @Test
  void gives_a_fault_as_often_as_planned() throws Exception {
    FaultPlan plan = new FaultPlan();
    Fault fault = Fault.dropBeforeActing();
    plan.add(Optional.empty(), 100_000, fault);

    List<Long> taken =
        Together.call(
            8,
            () ->
                List.of(
                    IntStream.range(0, 50_000)
                        .filter(i -> plan.take(Optional.empty()) == fault)
                        .count()));

    assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(100_000);
  }
}
