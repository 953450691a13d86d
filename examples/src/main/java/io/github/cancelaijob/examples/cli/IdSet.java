package io.github.cancelaijob.examples.cli;

import io.github.cancelaijob.core.JobId;
import java.util.HashSet;
import java.util.Set;

/**
 * Job ids, in little memory: those of the form that CI gives, {@code a} and 32 hex digits, take 20
 * to 35 bytes each, others some 120.
 */
final class IdSet {
  // Each grows by itself, so that not everything is there twice while one does, and none is so
  // large that a small heap has no place for it.
  private static final int SHARDS = 1024;

  private final Shard[] shards = new Shard[SHARDS];
  private final Set<String> others = new HashSet<>();

  IdSet() {
    for (int i = 0; i < SHARDS; i++) {
      shards[i] = new Shard();
    }
  }

  void add(JobId id) {
    String value = id.value();
    if (isHex(value)) {
      long high = high(value);
      long low = low(value);
      shard(high, low).add(high, low);
    } else {
      others.add(value);
    }
  }

  boolean contains(JobId id) {
    String value = id.value();
    if (!isHex(value)) {
      return others.contains(value);
    }
    long high = high(value);
    long low = low(value);
    return shard(high, low).contains(high, low);
  }

  private Shard shard(long high, long low) {
    return shards[(int) (hash(high, low) >>> 54)];
  }

  private static boolean isHex(String id) {
    return id.length() == 33
        && id.charAt(0) == 'a'
        && id.chars().skip(1).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static long high(String id) {
    return Long.parseUnsignedLong(id, 1, 17, 16);
  }

  private static long low(String id) {
    return Long.parseUnsignedLong(id, 17, 33, 16);
  }

  private static long hash(long high, long low) {
    long hash = (high * 31 + low) * 0x9E3779B97F4A7C15L;
    return (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
  }

  /** A table of pairs, at most three quarters full; the pair of zeros has a flag of its own. */
  private static final class Shard {
    private long[] pairs = new long[2 * 16];
    private int size;
    private boolean zero;

    void add(long high, long low) {
      if (high == 0 && low == 0) {
        zero = true;
        return;
      }
      if (size * 8 >= pairs.length * 3) {
        grow();
      }
      put(high, low);
    }

    private void put(long high, long low) {
      int at = find(high, low);
      if (pairs[at] == 0 && pairs[at + 1] == 0) {
        pairs[at] = high;
        pairs[at + 1] = low;
        size++;
      }
    }

    boolean contains(long high, long low) {
      if (high == 0 && low == 0) {
        return zero;
      }
      int at = find(high, low);
      return pairs[at] != 0 || pairs[at + 1] != 0;
    }

    /** Returns where the pair is, or would be. */
    private int find(long high, long low) {
      int slots = pairs.length / 2;
      int slot = (int) ((hash(high, low) & 0xFFFFFFFFL) % slots);
      while (true) {
        int at = slot * 2;
        boolean free = pairs[at] == 0 && pairs[at + 1] == 0;
        if (free || (pairs[at] == high && pairs[at + 1] == low)) {
          return at;
        }
        slot = (slot + 1) % slots;
      }
    }

    private void grow() {
      long[] old = pairs;
      pairs = new long[old.length + old.length / 4 * 2];
      size = 0;
      for (int i = 0; i < old.length; i += 2) {
        if (old[i] != 0 || old[i + 1] != 0) {
          put(old[i], old[i + 1]);
        }
      }
    }
  }
}
