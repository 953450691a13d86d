package io.github.cancelaijob.transport.jdk;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body up to one byte past the limit, which shows that there is more, and then hangs up.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final long limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private volatile Flow.@Nullable Subscription subscription;

  BoundedBody(int maxBytes) {
    this.limit = maxBytes + 1L;
  }

  /** Fails, and hangs up, if the body isn't complete in {@code nanos}. */
  void failAfter(long nanos) {
    result
        .orTimeout(nanos, TimeUnit.NANOSECONDS)
        .whenComplete(
            (body, failure) -> {
              if (failure instanceof TimeoutException) {
                hangUp();
              }
            });
  }

  private void hangUp() {
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[(int) Math.min(buffer.remaining(), limit - kept.size())];
      buffer.get(bytes);
      kept.writeBytes(bytes);
    }
    if (kept.size() == limit) {
      hangUp();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(kept.toByteArray());
  }
}
