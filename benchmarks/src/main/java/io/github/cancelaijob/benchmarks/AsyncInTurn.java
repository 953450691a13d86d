package io.github.cancelaijob.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;

/** As {@link InTurn}, rivals that needn't block. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class AsyncInTurn {
  /** {@linkplain Rival Who} cancels. */
  @Param({
    "JDK+JDK_RAW+JDK_HEADERS",
    "APACHE_ASYNC+APACHE_ASYNC_RAW+APACHE_ASYNC_HEADERS",
    "OKHTTP+OKHTTP_RAW+OKHTTP_HEADERS"
  })
  public String inTurn = "";

  private Contest contest;
  private Canceler canceler;

  /** Opens the contest. */
  @Setup(Level.Trial)
  public void setUp() throws Exception {
    contest = Contest.open(inTurn);
  }

  /** Passes the turn on. */
  @Setup(Level.Iteration)
  public void next(IterationParams iteration) {
    canceler = contest.next(iteration);
  }

  Canceler canceler() {
    return canceler;
  }

  /** Ends the contest. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    contest.close();
  }
}
