package io.github.cancelaijob.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cancelaijob.core.spi.SignableRequest;
import io.github.cancelaijob.signer.CosSigner;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a thread allocates, in bytes, which is repeatable where time is not: it runs without C2,
 * which does away with some allocations of code that it happens to compile. Each limit is less than
 * a tenth above the count. Not over {@code java.net.http}, which spreads a call over threads.
 */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 2_000;

  @Test
  void a_signature_keeps_to_its_bytes() throws Exception {
    CosSigner signer = CosSigner.create();
    Map<String, String> headers =
        Map.of("host", "examplebucket-1250000000.ci.ap-beijing.myqcloud.com");
    SignableRequest request =
        SignableRequest.of(
            "PUT", "/ai_jobs/a8d121820f5e411ec926ef19d53b00000", Map.of("cancel", ""), headers);
    Instant now = Instant.now();

    assertThat(bytes(() -> signer.authorize(request, Keys.OURS, now))).isLessThan(365);
  }

  @ParameterizedTest
  @CsvSource({"APACHE, APACHE_RAW, 890", "OKHTTP, OKHTTP_RAW, 1400"})
  void a_call_keeps_to_its_bytes_above_the_stack(Rival ours, Rival raw, int limit)
      throws Exception {
    try (ServerProcess server = ServerProcess.start();
        Canceler oursOpen = ours.open(server.port());
        Canceler rawOpen = raw.open(server.port())) {
      Ids ids = new Ids();
      long above =
          bytes(() -> oursOpen.cancel(ids.next())) - bytes(() -> rawOpen.cancel(ids.next()));

      assertThat(above).isLessThan(limit);
    }
  }

  private static long bytes(Work work) throws Exception {
    for (int i = 0; i < CALLS; i++) {
      work.run();
    }
    long before = allocated();
    for (int i = 0; i < CALLS; i++) {
      work.run();
    }
    return (allocated() - before) / CALLS;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private interface Work {
    void run() throws Exception;
  }
}
