package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.JobId;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an id costs, by how many there are and how many calls are in flight. The score has a garbage
 * collection in it, which is why the time that counts is a {@linkplain Cost counter}.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class Growth {
  private static final int WARM_UP = 30_000;
  private static final int AT_ONCE = 64;

  /** How many ids a run has. */
  @State(Scope.Benchmark)
  public static class Count {
    /** Ids. */
    @Param({"1000", "10000", "100000", "1000000"})
    public int ids = 1000;
  }

  /** How many calls are in flight, and for how many ids. */
  @State(Scope.Benchmark)
  public static class Width {
    /** Calls. */
    @Param({"1", "4", "16", "64", "256", "1024"})
    public int inFlight = 1;

    /** Ids. */
    @Param("50000")
    public int of = 50_000;
  }

  /** What a run has cost. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Cost {
    /** Wall time for an id. */
    public double nanosPerId;

    /** What is alive on the heap when the last outcome is told, and wasn't before the run. */
    public double liveKib;

    /** Forgets the last run. */
    @Setup(Level.Iteration)
    public void reset() {
      nanosPerId = 0;
      liveKib = 0;
    }
  }

  /** Compiles what a run needs, so that a short run isn't one of the interpreter. */
  @State(Scope.Benchmark)
  public static class Warm {
    /** Cancels some jobs. */
    @Setup(Level.Trial)
    public void warmUp(OwnSetting setting) {
      run(setting, WARM_UP, AT_ONCE, new Cost());
    }
  }

  /** Measures a run of few ids to many. */
  @Benchmark
  public void ids(OwnSetting setting, Warm warm, Count count, Cost cost) {
    run(setting, count.ids, AT_ONCE, cost);
  }

  /** Measures a run with few calls in flight to many. */
  @Benchmark
  public void inFlight(OwnSetting setting, Warm warm, Width width, Cost cost) {
    run(setting, width.of, width.inFlight, cost);
  }

  private static void run(OwnSetting setting, int count, int atOnce, Cost cost) {
    Ids ids = new Ids();
    long before = live();
    End end = new End(count);
    long start = System.nanoTime();
    BulkReport report =
        BulkCancel.builder(setting.client())
            .concurrency(atOnce)
            .build()
            .run(IntStream.range(0, count).mapToObj(i -> JobId.of(ids.next())), end::told);
    long nanos = System.nanoTime() - start - end.nanos;
    if (report.count(BulkOutcome.Kind.CANCELED) != count) {
      throw new IllegalStateException(report.toString());
    }
    cost.nanosPerId = (double) nanos / count;
    cost.liveKib = (end.live - before) / 1024.0;
  }

  private static long live() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Looks at the heap when the last outcome is told, and how long that takes. */
  private static final class End {
    private int left;
    private long live;
    private long nanos;

    End(int left) {
      this.left = left;
    }

    void told(BulkOutcome outcome) {
      if (--left == 0) {
        long start = System.nanoTime();
        live = live();
        nanos = System.nanoTime() - start;
      }
    }
  }
}
