package io.github.cancelaijob.signer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class DeskTest {
  private final Desk.Room room = new Desk.Room();

  @Test
  void is_taken_again_by_who_gave_it_back() {
    Desk desk = room.take();
    room.giveBack(desk);

    assertThat(room.take()).isSameAs(desk);
  }

  @Test
  void is_nobody_elses_until_then() {
    assertThat(room.take()).isNotSameAs(room.take());
  }

  @Test
  void has_a_place_whatever_the_thread() {
    for (int i = 0; i < 64; i++) {
      CompletableFuture.runAsync(
              this::is_taken_again_by_who_gave_it_back, task -> new Thread(task).start())
          .join();
    }
  }

  @Test
  void is_kept_up_to_sixteen_kibibytes() {
    assertThat(isKept(8 * 1024)).isTrue();
    assertThat(isKept(8 * 1024 + 1)).isFalse();
  }

  /** A text that doesn't fit makes room for two of its length. */
  private boolean isKept(int length) {
    Desk desk = room.take();
    desk.lay(null, new byte[0], "a".repeat(length), new byte[0]);
    room.giveBack(desk);
    return room.take() == desk;
  }
}
