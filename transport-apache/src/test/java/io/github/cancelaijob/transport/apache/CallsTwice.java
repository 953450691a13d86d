package io.github.cancelaijob.transport.apache;

import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/** An interceptor of the asynchronous client that tries again whatever the answer is. */
final class CallsTwice implements AsyncExecCallback {
  private final AsyncExecCallback callback;
  private final Again again;
  private HttpResponse answer;
  private Exception failure;
  private boolean tried;

  private CallsTwice(AsyncExecCallback callback, Again again) {
    this.callback = callback;
    this.again = again;
  }

  static void intercept(
      HttpRequest request,
      AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    Again again = twice -> chain.proceed(request, body, scope, twice);
    again.proceed(new CallsTwice(callback, again));
  }

  @Override
  public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails entity)
      throws HttpException, IOException {
    answer = response;
    return callback.handleResponse(response, entity);
  }

  @Override
  public void handleInformationResponse(HttpResponse response) {}

  @Override
  public void completed() {
    end();
  }

  @Override
  public void failed(Exception cause) {
    failure = failure == null ? cause : failure;
    end();
  }

  private void end() {
    boolean wanted = failure != null || (answer != null && answer.getCode() >= 400);
    if (wanted && !tried) {
      tried = true;
      try {
        again.proceed(this);
        return;
      } catch (HttpException | IOException e) {
        // As good as a second failure.
      }
    }
    if (answer != null) {
      callback.completed();
    } else {
      callback.failed(failure);
    }
  }

  private interface Again {
    void proceed(AsyncExecCallback callback) throws HttpException, IOException;
  }
}
