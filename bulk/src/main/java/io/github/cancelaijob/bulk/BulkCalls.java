package io.github.cancelaijob.bulk;

import io.github.cancelaijob.core.CancelReceipt;
import io.github.cancelaijob.core.spi.PacedCancel;
import io.github.cancelaijob.core.spi.Pacer;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the calls of a run are made: without threads, on threads of the run's own, or on others. */
final class BulkCalls implements AutoCloseable {
  private final PacedCancel client;
  private final Pacer pacer;
  private final BooleanSupplier stopped;
  private final Consumer<BulkJob> ended;
  private final @Nullable Executor executor;
  private final @Nullable ExecutorService own;
  private final int ahead;

  /**
   * Creates the calls of a run.
   *
   * @param stopped whether what has not begun is to end without a call
   * @param ended takes jobs on any thread, at once
   */
  BulkCalls(BulkService service, Pacer pacer, BooleanSupplier stopped, Consumer<BulkJob> ended) {
    this.client = service.client;
    this.pacer = pacer;
    this.stopped = stopped;
    this.ended = ended;
    // One call at a time gains nothing by not blocking, and may have an owned client make a second.
    boolean async = client.prefersAsync() && service.concurrency > 1;
    this.own = service.executor == null && !async ? threads(service.concurrency) : null;
    this.executor = own == null ? service.executor : own;
    this.ahead = own == null ? 0 : service.concurrency;
  }

  /**
   * Returns how many jobs may be begun beyond those that are under way: one for each thread, which
   * then finds its next job without waiting for the run's.
   */
  int ahead() {
    return ahead;
  }

  /** Begins a call; throws only what the executor does. */
  void begin(BulkJob job) {
    if (executor != null) {
      executor.execute(() -> call(job));
      return;
    }
    job.begin();
    try {
      client
          .cancelAsync(job.id, pacer)
          .whenComplete((receipt, failure) -> end(job, receipt, failure));
    } catch (Exception e) {
      end(job, null, e);
    }
  }

  private void call(BulkJob job) {
    if (stopped.getAsBoolean()) {
      ended.accept(job);
      return;
    }
    job.begin();
    try {
      end(job, client.cancel(job.id, pacer), null);
    } catch (Throwable t) {
      // An Error, too, ends the run on the run's own thread.
      end(job, null, t);
    }
  }

  private void end(BulkJob job, @Nullable CancelReceipt receipt, @Nullable Throwable failure) {
    job.ended(receipt, failure);
    ended.accept(job);
  }

  @Override
  public void close() {
    if (own != null) {
      own.shutdown();
    }
  }

  private static ExecutorService threads(int number) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        number,
        number,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> {
          Thread thread = new Thread(task, "bulk-cancel-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
