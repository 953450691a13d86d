package io.github.cancelaijob.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 12})
  void have_each_come_behind_each_other_one_equally_often(int count) {
    int rounds = count % 2 == 0 ? count : 2 * count;
    Map<String, Integer> neighbours = new HashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (int place = 1; place < count; place++) {
        int before = Turns.who(round, place - 1, count);
        neighbours.merge(before + ", " + Turns.who(round, place, count), 1, Integer::sum);
      }
    }
    assertThat(neighbours).hasSize(count * (count - 1));
    assertThat(neighbours.values()).containsOnly(rounds / count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 12})
  void give_each_one_turn_in_a_round(int count) {
    for (int i = 0; i < 2 * count; i++) {
      int round = i;
      assertThat(IntStream.range(0, count).map(place -> Turns.who(round, place, count)))
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, count).boxed().collect(Collectors.toList()));
    }
  }
}
