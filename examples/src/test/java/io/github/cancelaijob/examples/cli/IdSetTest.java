package io.github.cancelaijob.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.core.JobId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdSetTest {
  private final IdSet ids = new IdSet();

  @Test
  void has_what_was_added_and_nothing_else() {
    Random random = new Random(1);
    Set<JobId> added = new HashSet<>();
    List<JobId> others = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      // Half of them differ in few digits, as ids that are counted up do.
      JobId id = hex(i % 2 == 0 ? random.nextLong() : 0, i % 4 == 0 ? random.nextLong() : i);
      if (i % 3 != 0) {
        ids.add(id);
        ids.add(id);
        added.add(id);
      } else {
        others.add(id);
      }
    }
    others.removeAll(added);

    assertThat(added).allMatch(ids::contains);
    assertThat(others).noneMatch(ids::contains).hasSizeGreaterThan(30_000);
  }

  @Test
  void has_an_id_of_zeros_only_if_it_was_added() {
    assertThat(ids.contains(hex(0, 0))).isFalse();

    ids.add(hex(0, 0));

    assertThat(ids.contains(hex(0, 0))).isTrue();
    assertThat(ids.contains(hex(0, 1))).isFalse();
  }

  @Test
  void tells_ids_apart_that_have_the_same_digits() {
    ids.add(JobId.of("a8d121820f5e411ec926ef19d53ba9c6f"));

    assertThat(ids.contains(JobId.of("a8d121820f5e411ec926ef19d53ba9c6f"))).isTrue();
    assertThat(ids.contains(JobId.of("A8d121820f5e411ec926ef19d53ba9c6f"))).isFalse();
    assertThat(ids.contains(JobId.of("a8D121820f5e411ec926ef19d53ba9c6f"))).isFalse();
    assertThat(ids.contains(JobId.of("8d121820f5e411ec926ef19d53ba9c6f"))).isFalse();
    assertThat(ids.contains(JobId.of("a8d121820f5e411ec926ef19d53ba9c6fa"))).isFalse();
  }

  private static JobId hex(long high, long low) {
    return JobId.of(String.format("a%016x%016x", high, low));
  }
}
