package io.github.cancelaijob.signer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where one signature is made, and the next one after it, which finds in place what the two have in
 * common. Not thread-safe.
 */
final class Desk {
  private final Sha1 sha1 = new Sha1();
  private byte[] text = new byte[1024];
  private @Nullable Authorization owner;
  private int pathLength;

  private Desk() {}

  Sha1 sha1() {
    return sha1;
  }

  byte[] text() {
    return text;
  }

  /**
   * Lays out {@code before}, the path and {@code after}, with room for a hash behind them.
   *
   * @param owner whose the other texts are, which are always the same
   * @return the end of the text
   */
  int lay(Authorization owner, byte[] before, String path, byte[] after) {
    int start = before.length;
    // A loop over the characters would save the array, and take several times as long.
    byte[] bytes = path.getBytes(UTF_8);
    int end = start + bytes.length + after.length;
    if (this.owner != owner || text.length < end + Sha1.LENGTH) {
      text = text.length < end + Sha1.LENGTH ? new byte[2 * end] : text;
      System.arraycopy(before, 0, text, 0, start);
      this.owner = owner;
      pathLength = -1;
    }
    System.arraycopy(bytes, 0, text, start, bytes.length);
    if (bytes.length != pathLength) {
      System.arraycopy(after, 0, text, start + bytes.length, after.length);
      pathLength = bytes.length;
    }
    return end;
  }

  /**
   * A few desks for any number of threads. Not thread-locals: these would stay behind in pools, and
   * be made anew for every virtual thread. Thread-safe.
   */
  static final class Room {
    private static final int DESKS = 16;
    // Threads whose places share a line of the processors' caches, or one with the array's length,
    // would slow each other down.
    private static final int APART = 16;
    // What a path of sensible length never takes isn't kept.
    private static final int MAX_KEPT = 16 * 1024;

    private final AtomicReferenceArray<@Nullable Desk> free =
        new AtomicReferenceArray<>((DESKS + 1) * APART);

    /** Returns a desk that is nobody else's until it is given back. */
    Desk take() {
      Desk desk = free.getAndSet(placeOfThread(), null);
      return desk == null ? new Desk() : desk;
    }

    void giveBack(Desk desk) {
      if (desk.text.length <= MAX_KEPT) {
        free.setRelease(placeOfThread(), desk);
      }
    }

    private static int placeOfThread() {
      long id = Thread.currentThread().getId();
      return ((int) (id ^ (id * APART)) & ((DESKS - 1) * APART)) + APART;
    }
  }
}
