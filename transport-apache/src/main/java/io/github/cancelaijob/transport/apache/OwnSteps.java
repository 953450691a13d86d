package io.github.cancelaijob.transport.apache;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.support.BasicRequestBuilder;
import org.jspecify.annotations.Nullable;

/** What an asynchronous client of our own does otherwise than HttpClient would. */
final class OwnSteps {
  private OwnSteps() {}

  /**
   * Stands for the step of HTTP's authentication, which no cancel uses, but which takes each path
   * apart: that takes as long as two signatures. A tunnel's is another step. Keeps what can end an
   * exchange at once.
   */
  static void begin(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    ((TamedContext) scope.clientContext).runtime = scope.execRuntime;
    HttpRoute route = scope.route;
    boolean forwarded = route.getProxyHost() != null && !route.isTunnelled();
    HttpRequest next =
        forwarded ? BasicRequestBuilder.copy(request).setAbsoluteRequestUri(true).build() : request;
    chain.proceed(next, body, scope, callback);
  }

  /** The last step before a request is written, which has a connection: has it leave. */
  static void leave(
      HttpRequest request,
      @Nullable AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    // A body asks for itself.
    if (body == null && !((TamedContext) scope.clientContext).departure.leave()) {
      throw new IOException("the exchange is over");
    }
    chain.proceed(request, body, scope, callback);
  }

  /**
   * Says that there is no body where a method usually has one, which HttpCore 5.2 doesn't, and
   * without which the service answers 411, according to its documents.
   */
  static void tellLength(HttpRequest request, @Nullable EntityDetails body, HttpContext context) {
    if (body == null
        && !Method.isSafe(request.getMethod())
        && !request.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
      request.addHeader(HttpHeaders.CONTENT_LENGTH, "0");
    }
  }
}
