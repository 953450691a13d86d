package io.github.cancelaijob.benchmarks;

import io.github.cancelaijob.bulk.BulkCancel;
import io.github.cancelaijob.bulk.BulkOutcome;
import io.github.cancelaijob.bulk.BulkReport;
import io.github.cancelaijob.core.JobId;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/** 100,000 cancels, 64 at a time. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 20)
@Measurement(iterations = 30)
public class Bulk {
  private static final int JOBS = 100_000;
  private static final int AT_ONCE = 64;

  /**
   * A server, and ways to have all jobs canceled there {@linkplain Turns in turn}: {@code OURS},
   * over a transport of its own, the stack's 64 {@code THREADS} that block, its own {@code ASYNC}
   * calls, the better of these two, {@code SIGNED} by hand, and 64 threads with the {@code
   * OFFICIAL} SDK.
   */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init")
  public static class Ways {
    /** The stack, by the name of who is measured over it elsewhere. */
    @Param({"JDK", "APACHE", "OKHTTP"})
    public Rival rival = Rival.JDK;

    /** The ways. One that isn't named leaves no trace in the JVM. */
    @Param("OURS+THREADS+ASYNC+SIGNED+OFFICIAL")
    public String inTurn = "";

    private final List<Canceler> opened = new ArrayList<>();
    private ServerProcess server;
    private Turns<Way> turns;
    private Way way;

    /**
     * Starts the server, whose code is to be compiled before a cold run, and all clients, whose
     * code is compiled soonest by one caller each, but not before a cold run.
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) throws Exception {
      server = ServerProcess.start();
      Contest.warmUp(open(new BareSocket(server.port())));
      turns = Turns.of(inTurn, this::way);
      if (params.getWarmup().getCount() > 0) {
        for (Canceler each : opened) {
          Contest.warmUp(each);
        }
      }
    }

    private Way way(String name) {
      switch (name) {
        case "OURS":
          Ours ours = Ours.owning(rival, server.port());
          opened.add(ours);
          return () -> ours(ours);
        case "THREADS":
          return threads(Rival.valueOf(rival + "_RAW"));
        case "ASYNC":
          return async(rival == Rival.APACHE ? "APACHE_ASYNC_RAW" : rival + "_RAW");
        case "SIGNED":
          return rival == Rival.APACHE
              ? async("APACHE_ASYNC_SIGNED")
              : threads(Rival.valueOf(rival + "_SIGNED"));
        case "OFFICIAL":
          return threads(Rival.OFFICIAL);
        default:
          throw new IllegalArgumentException(name + " is no way");
      }
    }

    private Way threads(Rival blocking) {
      Canceler canceler = open(blocking.open(server.port()));
      return () -> Bulk.threads(canceler);
    }

    private Way async(String name) {
      Canceler canceler = open(Rival.valueOf(name).open(server.port()));
      return () -> new InFlight(AT_ONCE).cancel(canceler, new Ids(), JOBS);
    }

    private Canceler open(Canceler canceler) {
      opened.add(canceler);
      return canceler;
    }

    /** Passes the turn on. */
    @Setup(Level.Iteration)
    public void next(IterationParams iteration) {
      way = turns.next(iteration);
    }

    /** Ends all of them. */
    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
      for (Canceler each : opened) {
        each.close();
      }
      server.close();
    }
  }

  /** Has all jobs canceled. */
  private interface Way {
    void run() throws Exception;
  }

  /** Measures one way. */
  @Benchmark
  @OperationsPerInvocation(JOBS)
  public void drain(Ways ways) throws Exception {
    ways.way.run();
  }

  private static void ours(Ours ours) {
    Ids ids = new Ids();
    BulkReport report =
        BulkCancel.builder(ours.client())
            .concurrency(AT_ONCE)
            .build()
            .run(IntStream.range(0, JOBS).mapToObj(i -> JobId.of(ids.next())), outcome -> {});
    if (report.count(BulkOutcome.Kind.CANCELED) != JOBS) {
      throw new IllegalStateException(report.toString());
    }
  }

  private static void threads(Canceler canceler) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<?>> parts = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      parts.add(threads.submit(() -> cancel(canceler, JOBS / AT_ONCE)));
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
}
