package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** 100,000 cancels, 64 at a time. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class Bulk {
  private static final int JOBS = 100_000;
  private static final int AT_ONCE = 64;

  /** Measures 64 threads that block. */
  @Benchmark
  @OperationsPerInvocation(JOBS)
  public void blocking(Setting setting) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<?>> parts = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      parts.add(threads.submit(() -> cancel(setting.canceler(), JOBS / AT_ONCE)));
    }
    for (Future<?> part : parts) {
      part.get();
    }
    threads.shutdown();
  }

  private static @Nullable Void cancel(Canceler canceler, int count) throws Exception {
    Ids ids = new Ids();
    for (int i = 0; i < count; i++) {
      canceler.cancel(ids.next());
    }
    return null;
  }

  /** Measures 64 calls in flight that don't block. */
  @Benchmark
  @OperationsPerInvocation(JOBS)
  public void async(AsyncSetting setting) throws Exception {
    new InFlight(AT_ONCE).cancel(setting.canceler(), new Ids(), JOBS);
  }

  /** Measures this library's way, over a transport of its own. */
  @Benchmark
  @OperationsPerInvocation(JOBS)
  public BulkReport ours(OwnSetting setting) {
    Ids ids = new Ids();
    BulkReport report =
        BulkCancel.builder(setting.client())
            .concurrency(AT_ONCE)
            .build()
            .run(IntStream.range(0, JOBS).mapToObj(i -> JobId.of(ids.next())), outcome -> {});
    if (report.count(BulkOutcome.Kind.CANCELED) != JOBS) {
      throw new IllegalStateException(report.toString());
    }
    return report;
  }
}
