package io.github.cancelaijob.bulk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cancelaijob.bulk.BulkOutcome.Kind;
import io.github.cancelaijob.bulk.BulkReport.State;
import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What many threads must not spoil. */
@Timeout(60)
class BulkConcurrencyTest {
  private static final TransportResponse OK =
      TransportResponse.of(200, Headers.none(), new byte[0]);
  private static final int JOBS = 20_000;

  private final Told told = new Told();
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private void enter(TransportRequest request) {
    sent.add(JobService.idOf(request));
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
  }

  private TransportResponse leave() {
    now.decrementAndGet();
    return OK;
  }

  private HttpTransport blocking() {
    return request -> {
      enter(request);
      Thread.onSpinWait();
      return leave();
    };
  }

  private static BulkCancel.Builder bulk(HttpTransport transport) {
    return BulkCancel.builder(JobService.clientOver(transport).build());
  }

  private void assertEachOnce(BulkReport report) {
    assertThat(report.state()).isEqualTo(State.COMPLETE);
    assertThat(report.count(Kind.CANCELED)).isEqualTo(JOBS);
    assertThat(sent).hasSize(JOBS);
    assertThat(ConcurrentHashMap.newKeySet().addAll(sent)).isTrue();
    assertThat(told.ids()).hasSize(JOBS).doesNotHaveDuplicates().containsAll(sent);
  }

  @Nested
  class Threads {
    @Test
    void send_each_job_once_and_few_at_a_time() {
      BulkReport report = bulk(blocking()).concurrency(8).build().run(Told.jobs(JOBS), told);

      assertEachOnce(report);
      assertThat(most).hasValueLessThanOrEqualTo(8);
    }

    @Test
    void of_the_caller_do_so_too() {
      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        BulkReport report =
            bulk(blocking()).concurrency(8).executor(threads).build().run(Told.jobs(JOBS), told);

        assertEachOnce(report);
        assertThat(most).hasValueLessThanOrEqualTo(8);
      } finally {
        threads.shutdown();
      }
    }

    @Test
    void all_work_at_once() throws Exception {
      CountDownLatch all = new CountDownLatch(8);
      HttpTransport transport =
          request -> {
            all.countDown();
            // Opens only if eight are in here.
            assertThat(await(all)).isTrue();
            return OK;
          };

      BulkReport report = bulk(transport).concurrency(8).build().run(Told.jobs(8), told);

      assertThat(report.count(Kind.CANCELED)).isEqualTo(8);
    }

    @Test
    void have_no_outcome_wait_for_another() {
      int fast = 1000;
      CountDownLatch[] tellings = new CountDownLatch[fast + 100];
      Arrays.setAll(tellings, i -> new CountDownLatch(1));
      HttpTransport transport =
          request -> {
            int job = Integer.parseInt(JobService.idOf(request).substring(1));
            // At first many come at once, then each only when the one before it has been told.
            assertThat(job < fast || await(tellings[job - 1])).isTrue();
            return OK;
          };

      BulkReport report =
          bulk(transport)
              .concurrency(32)
              .build()
              .run(
                  Told.jobs(tellings.length),
                  outcome ->
                      tellings[Integer.parseInt(outcome.jobId().value().substring(1))].countDown());

      assertThat(report.count(Kind.CANCELED)).isEqualTo(tellings.length);
    }

    @Test
    void end_with_the_run() throws Exception {
      BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
      bulk(request -> {
            threads.add(Thread.currentThread());
            return OK;
          })
          .concurrency(4)
          .build()
          .run(Told.jobs(100), told);

      for (Thread thread : threads) {
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("bulk-cancel-");
        thread.join();
      }
    }
  }

  @Nested
  class A_stack_that_prefers_it {
    @Test
    void is_driven_without_threads() {
      Semaphore answers = new Semaphore(0);
      Queue<CompletableFuture<TransportResponse>> exchanges = new ConcurrentLinkedQueue<>();
      HttpTransport transport =
          new HttpTransport() {
            @Override
            public TransportResponse send(TransportRequest request) {
              throw new AssertionError("this call blocks");
            }

            @Override
            public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
              enter(request);
              CompletableFuture<TransportResponse> exchange = new CompletableFuture<>();
              exchanges.add(exchange);
              answers.release();
              return exchange;
            }

            @Override
            public boolean prefersAsync() {
              return true;
            }
          };
      ExecutorService stack = Executors.newFixedThreadPool(2);
      try {
        for (int i = 0; i < 2; i++) {
          stack.execute(
              () -> {
                while (acquire(answers)) {
                  exchanges.remove().complete(leave());
                }
              });
        }
        assertEachOnce(bulk(transport).concurrency(8).build().run(Told.jobs(JOBS), told));
        assertThat(most).hasValueLessThanOrEqualTo(8);
      } finally {
        stack.shutdownNow();
      }
    }
  }

  @Nested
  class One_call_at_a_time {
    @Test
    void blocks_whatever_the_stack_prefers() {
      HttpTransport blocking = blocking();
      HttpTransport transport =
          new HttpTransport() {
            @Override
            public TransportResponse send(TransportRequest request) throws TransportException {
              return blocking.send(request);
            }

            @Override
            public boolean prefersAsync() {
              return true;
            }
          };

      assertEachOnce(bulk(transport).concurrency(1).build().run(Told.jobs(JOBS), told));
    }
  }

  @Nested
  class A_slow_source {
    private final BlockingQueue<BulkOutcome> outcomes = new LinkedBlockingQueue<>();

    @Test
    void does_not_hold_up_outcomes() {
      BulkReport report =
          bulk(blocking()).build().run(oneByOne(50), outcome -> outcomes.add(outcome));

      assertThat(report.count(Kind.CANCELED)).isEqualTo(50);
    }

    @Test
    void does_not_hold_up_one_that_came_shortly_before() {
      Queue<Runnable> calls = new ArrayDeque<>();

      BulkReport report =
          bulk(blocking())
              .executor(calls::add)
              .progress(
                  Duration.ofNanos(1),
                  soFar -> {
                    // Between the settling of outcomes and the next id.
                    Runnable call = calls.poll();
                    if (call != null) {
                      call.run();
                      pause();
                    }
                  })
              .build()
              .run(oneByOne(2), outcome -> outcomes.add(outcome));

      assertThat(report.count(Kind.CANCELED)).isEqualTo(2);
    }

    /** Ids of which each comes only once the outcome of the last has been told. */
    private Iterator<JobId> oneByOne(int number) {
      Iterator<JobId> ids = Told.jobs(number);
      return new Iterator<>() {
        private boolean begun;

        @Override
        public boolean hasNext() {
          return (!begun || poll(outcomes) != null) && ids.hasNext();
        }

        @Override
        public JobId next() {
          begun = true;
          return ids.next();
        }
      };
    }

    /** Until whoever looks soon whether an outcome waits has looked. */
    private void pause() {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  class A_run_of_its_own {
    @Test
    void ends_with_a_report() {
      BulkReport report = bulk(blocking()).build().runAsync(Told.jobs(100), told).join();

      assertThat(report.count(Kind.CANCELED)).isEqualTo(100);
      assertThat(told.outcomes).hasSize(100);
    }

    @Test
    void is_stopped_by_canceling_its_future() throws Exception {
      CountDownLatch reached = new CountDownLatch(1);
      CountDownLatch canceled = new CountDownLatch(1);
      CountDownLatch last = new CountDownLatch(1000);
      HttpTransport transport =
          request -> {
            enter(request);
            reached.countDown();
            assertThat(await(canceled)).isTrue();
            return OK;
          };

      CompletableFuture<BulkReport> run =
          bulk(transport)
              .concurrency(2)
              .build()
              .runAsync(
                  Told.jobs(1000),
                  outcome -> {
                    told.accept(outcome);
                    last.countDown();
                  });
      assertThat(await(reached)).isTrue();
      run.cancel(false);
      canceled.countDown();

      assertThat(await(last)).isTrue();
      assertThat(told.ids(Kind.CANCELED)).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(sent).hasSizeLessThan(20);
      assertThat(told.ids(Kind.SKIPPED)).hasSize(1000 - sent.size());
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean acquire(Semaphore semaphore) {
    try {
      semaphore.acquire();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static BulkOutcome poll(BlockingQueue<BulkOutcome> queue) {
    try {
      return queue.poll(30, SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
