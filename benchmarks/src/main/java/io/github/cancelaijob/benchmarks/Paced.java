package io.github.cancelaijob.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a cancel takes if there is one every 5 ms: in a service that has been up for hours, its
 * code is compiled, but the processor and its caches aren't warm.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 48, time = 1)
public class Paced {
  /** What keeps the pace. Its time isn't measured. */
  @State(Scope.Thread)
  public static class Pace {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);

    private long next = System.nanoTime();

    /** Waits until the next call is due; one that is late isn't made up for. */
    @Setup(Level.Invocation)
    public void await() {
      next = Math.max(next + PERIOD, System.nanoTime());
      for (long left; (left = next - System.nanoTime()) > 0; ) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /** Measures one cancel. */
  @Benchmark
  public void cancel(InTurn setting, Ids ids, Pace pace) throws Exception {
    setting.canceler().cancel(ids.next());
  }
}
