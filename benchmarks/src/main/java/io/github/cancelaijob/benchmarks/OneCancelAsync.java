package io.github.cancelaijob.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cancels of one thread that doesn't wait for them, 1, 16 and 64 in flight. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 18, time = 1)
@Measurement(iterations = 36, time = 1)
@State(Scope.Benchmark)
public class OneCancelAsync {
  private static final int BATCH = 2_000;

  /** How many calls are in flight. */
  @Param({"1", "16", "64"})
  public int inFlight = 1;

  /** Measures a batch of calls. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void batch(AsyncInTurn setting, Ids ids) throws Exception {
    new InFlight(inFlight).cancel(setting.canceler(), ids, BATCH);
  }
}
