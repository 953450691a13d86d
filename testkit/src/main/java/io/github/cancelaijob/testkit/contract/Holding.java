package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Begins an answer and then holds the connection until the peer closes it. A peer that never does
 * gets the rest of the answer after a long time, so that a call without a deadline ends with it.
 */
final class Holding implements WireServer.Handler {
  /** Far longer than any call here may last. */
  static final int MILLIS = 5_000;

  private static final int ROUND_MILLIS = 10;

  private final String begin;
  private final String drop;
  private final String rest;
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CompletableFuture<Boolean> peerClosed = new CompletableFuture<>();
  private volatile boolean released;

  private Holding(String begin, String drop, String rest) {
    this.begin = begin;
    this.drop = drop;
    this.rest = rest;
  }

  /** Sends nothing. */
  static Holding silently() {
    return after("", ContractAnswer.head(200, 0));
  }

  /** Sends {@code begin} at once, and {@code rest} if the peer has the patience. */
  static Holding after(String begin, String rest) {
    return new Holding(begin, "", rest);
  }

  /** As {@link #after}, but with {@code drop} again and again in between. */
  static Holding dripping(String begin, String drop, String rest) {
    return new Holding(begin, drop, rest);
  }

  @Override
  public void handle(WireRequest request, WireConnection connection) throws IOException {
    arrived.countDown();
    try {
      connection.write(begin);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
      while (!released && System.nanoTime() - end < 0) {
        connection.write(drop);
        if (connection.awaitPeerClose(ROUND_MILLIS)) {
          peerClosed.complete(true);
          return;
        }
      }
      connection.write(rest);
      peerClosed.complete(false);
    } catch (IOException e) {
      peerClosed.complete(true);
      throw e;
    }
  }

  /** Blocks until a request is there. */
  void awaitArrival() throws InterruptedException {
    arrived.await();
  }

  /** Sends the rest without waiting any longer. */
  void release() {
    released = true;
  }

  /** Blocks until the hold is over, and returns whether it was the peer that ended it. */
  boolean wasClosedByPeer() {
    return peerClosed.join();
  }
}
