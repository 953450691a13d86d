package io.github.cancelaijob.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import io.github.cancelaijob.transport.apache.ApacheHttpTransport;
import io.github.cancelaijob.transport.jdk.JdkHttpTransport;
import io.github.cancelaijob.transport.okhttp.OkHttpTransport;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections, threads and file descriptors after ten thousand calls that end in every way. */
@Timeout(180)
@Isolated("it counts the threads and files of the JVM")
class NothingLeftBehindTest {
  private static final int CALLS = 10_000;
  private static final int CALLERS = 16;

  // More than one a caller: java.net.http keeps for the next call a connection that it made for one
  // that was canceled meanwhile. Far fewer than the calls that end in any way.
  private static final int POOL = 8 * CALLERS;

  // What a call may end in, interrupts last.
  private static final List<String> ENDS =
      List.of("200", "503", "TIMEOUT", "canceled", "INTERRUPTED");

  // Of the server here; of the JVM, whoever uses it; and those that OkHttp, Okio and, before Java
  // 21, java.net.http let go only after a minute without work.
  private static final Pattern NOBODYS =
      Pattern.compile(
          "loopback-server|ForkJoinPool.*|junit.*|Cleaner.*|Common-Cleaner|process reaper"
              + "|OkHttp TaskRunner|Okio Watchdog|HttpClient-[0-9]+-Worker-[0-9]+");

  private final LoopbackServer server;
  private final ScheduledExecutorService interrupts = Executors.newScheduledThreadPool(1);
  private final Map<String, Integer> ended = new ConcurrentHashMap<>();

  NothingLeftBehindTest() throws IOException {
    server = LoopbackServer.start();
  }

  static Stream<Arguments> transports() {
    return Stream.of(
        Arguments.of("java.net.http", (Supplier<HttpTransport>) JdkHttpTransport::create),
        Arguments.of("HttpClient", (Supplier<HttpTransport>) ApacheHttpTransport::create),
        Arguments.of("OkHttp", (Supplier<HttpTransport>) OkHttpTransport::create));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transports")
  void nothing_is_left_but_the_pool(String name, Supplier<HttpTransport> create) throws Exception {
    assumeTrue(new File("/proc/self/fd").isDirectory(), "this system doesn't show descriptors");
    interrupts.schedule(() -> {}, 0, TimeUnit.SECONDS).get();
    if (name.equals("java.net.http") && Runtime.version().feature() < 21) {
      // Such a JDK never ends a client of which a blocking call was interrupted.
      leavesNothing(create, ENDS.subList(0, 4));
      keepsItsPool(create.get(), ENDS);
    } else {
      leavesNothing(create, ENDS);
    }
    server.close();
    interrupts.shutdown();
  }

  private void leavesNothing(Supplier<HttpTransport> create, List<String> ends) throws Exception {
    HttpTransport first = create.get();
    run(first, 100, ends);
    first.close();
    first = null;
    awaits(() -> server.openConnections() == 0);
    int descriptors = descriptors();
    int threads = threads();

    keepsItsPool(create.get(), ends).close();
    awaits(() -> server.openConnections() == 0);
    awaits(() -> descriptors() <= descriptors);
    awaits(() -> threads() <= threads);
  }

  private HttpTransport keepsItsPool(HttpTransport transport, List<String> ends) throws Exception {
    run(transport, 100, ends);
    awaits(() -> server.openConnections() <= POOL);
    // Each connection has two ends here, of which the client's may be closed already.
    int inUse = descriptors() - server.openConnections();
    int busy = threads();

    run(transport, CALLS, ends);

    assertThat(ended).containsKeys(ends.toArray(String[]::new));
    awaits(() -> server.openConnections() <= POOL);
    awaits(() -> descriptors() - 2 * server.openConnections() <= inUse);
    awaits(() -> threads() <= busy + CALLERS);
    return transport;
  }

  private void run(HttpTransport transport, int calls, List<String> ends) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    for (int i = 0; i < calls; i++) {
      int wanted = i % ends.size();
      callers.execute(() -> ended.merge(endOf(transport, wanted), 1, Integer::sum));
    }
    callers.shutdown();
    assertThat(callers.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
  }

  private String endOf(HttpTransport transport, int wanted) {
    try {
      switch (wanted) {
        case 0:
          return String.valueOf(transport.send(request("/ok", 10_000)).status());
        case 1:
          return String.valueOf(transport.send(request("/error", 10_000)).status());
        case 2:
          return String.valueOf(transport.send(request("/silent", 10)).status());
        case 3:
          return canceled(transport.sendAsync(request("/silent", 10_000)));
        default:
          return interrupted(transport);
      }
    } catch (TransportException e) {
      return e.kind().name();
    }
  }

  private static String canceled(CompletableFuture<TransportResponse> future) {
    future.cancel(true);
    return future.isCancelled() ? "canceled" : "done";
  }

  private String interrupted(HttpTransport transport) throws TransportException {
    Thread caller = Thread.currentThread();
    ScheduledFuture<?> interrupt = interrupts.schedule(caller::interrupt, 2, TimeUnit.MILLISECONDS);
    try {
      // No longer, where an interrupt isn't noticed while the exchange is under way.
      return String.valueOf(transport.send(request("/silent", 20)).status());
    } finally {
      interrupt.cancel(false);
      Thread.interrupted();
    }
  }

  private TransportRequest request(String target, int millis) {
    return TransportRequest.builder("PUT", URI.create("http://127.0.0.1:" + server.port() + target))
        .timeout(Duration.ofMillis(millis))
        .build();
  }

  private static int descriptors() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !NOBODYS.matcher(thread.getName()).matches())
            .count();
  }

  private void awaits(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start)
          .as(
              "ns for %d connections, %d descriptors, %d threads",
              server.openConnections(), descriptors(), threads())
          .isLessThan(TimeUnit.MINUTES.toNanos(1));
      // Before Java 21, java.net.http ends a client that nobody refers to any more.
      System.gc();
      Thread.onSpinWait();
    }
  }
}
