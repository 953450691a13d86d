package io.github.cancelaijob.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same in many threads at once. */
final class Together {
  private Together() {}

  /** Returns all that the calls return, one from each thread, which begin when all are there. */
  static <T> List<T> call(int threads, Callable<List<T>> callable) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(threads);
      Callable<List<T>> call =
          () -> {
            start.countDown();
            start.await();
            return callable.call();
          };
      List<T> results = new ArrayList<>();
      for (Future<List<T>> future : executor.invokeAll(Collections.nCopies(threads, call))) {
        results.addAll(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
