package io.github.cancelaijob.transport.okhttp;

import io.github.cancelaijob.core.spi.Departure;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Stands last before the wire, behind the interceptors of the client's owner: whoever of them calls
 * on twice sends nothing the second time. The body alone couldn't tell in time, because a head that
 * fills OkHttp's buffer is on its way before the body is asked for.
 */
final class AtMostOnce implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Departure departure = chain.request().tag(Departure.class);
    if (departure == null) {
      throw new IOException("an interceptor has put another request in the place of this one");
    }
    if (!departure.leave()) {
      throw new IOException("the exchange is over, or an interceptor wants to send it again");
    }
    return chain.proceed(chain.request());
  }
}
