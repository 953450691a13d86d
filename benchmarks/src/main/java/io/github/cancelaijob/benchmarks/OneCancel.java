package io.github.cancelaijob.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** One cancel, and the next one when it is over, by 1, 16 and 64 callers that block. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 48, time = 1)
public class OneCancel {
  /** Measures one caller. */
  @Benchmark
  @Threads(1)
  public void callers1(InTurn setting, Ids ids) throws Exception {
    setting.canceler().cancel(ids.next());
  }

  /** Measures 16 callers. */
  @Benchmark
  @Threads(16)
  public void callers16(InTurn setting, Ids ids) throws Exception {
    setting.canceler().cancel(ids.next());
  }

  /** Measures 64 callers. */
  @Benchmark
  @Threads(64)
  public void callers64(InTurn setting, Ids ids) throws Exception {
    setting.canceler().cancel(ids.next());
  }
}
