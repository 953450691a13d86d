package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.Departure;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Stands last before the wire, behind the interceptors of the client's owner: whoever of them calls
 * on twice sends nothing the second time. The body alone couldn't tell in time, because a head that
 * fills OkHttp's buffer is on its way before the body is asked for.
 */
final class AtMostOnce implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request asked = chain.call().request();
    if (!chain.request().method().equals(asked.method())) {
      throw new IOException("an interceptor has put another request in the place of this one");
    }
    Departure departure = departureOf(asked);
    if (departure == null) {
      throw new IOException("an interceptor has put another call in the place of this one");
    }
    if (!departure.leave()) {
      throw new IOException("the exchange is over, or an interceptor wants to send it again");
    }
    return chain.proceed(chain.request());
  }

  private static @Nullable Departure departureOf(Request request) {
    RequestBody body = request.body();
    return body instanceof OneShotBody
        ? ((OneShotBody) body).departure()
        : request.tag(Departure.class);
  }
}
