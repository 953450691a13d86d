package io.github.cancelaijob.bulk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A future whose value is made on a thread of its own, which canceling the future interrupts. */
final class OwnThread {
  private OwnThread() {}

  static <T> CompletableFuture<T> start(String name, Supplier<T> supplier) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(supplier.get());
              } catch (Throwable t) {
                // Whatever happens here, the caller must not wait forever.
                result.completeExceptionally(t);
              }
            },
            name);
    thread.setDaemon(true);
    result.whenComplete(
        (value, failure) -> {
          if (result.isCancelled()) {
            thread.interrupt();
          }
        });
    thread.start();
    return result;
  }
}
