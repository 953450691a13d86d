package io.github.cancelaijob.core;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to make a call, so that one test can try both. */
enum Caller {
  BLOCKING {
    @Override
    CancelReceipt cancel(CancelAIJob client) {
      return client.cancel(Clients.JOB);
    }

    @Override
    JobDescription describe(DescribeAIJob client) {
      return client.describe(Clients.JOB);
    }
  },
  ASYNC {
    @Override
    CancelReceipt cancel(CancelAIJob client) throws Throwable {
      return resultOf(client.cancelAsync(Clients.JOB));
    }

    @Override
    JobDescription describe(DescribeAIJob client) throws Throwable {
      return resultOf(client.describeAsync(Clients.JOB));
    }
  };

  abstract CancelReceipt cancel(CancelAIJob client) throws Throwable;

  abstract JobDescription describe(DescribeAIJob client) throws Throwable;

  static <T> T resultOf(CompletableFuture<T> future) throws Throwable {
    try {
      return future.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    } catch (TimeoutException e) {
      return fail("the future was never completed", e);
    }
  }
}
