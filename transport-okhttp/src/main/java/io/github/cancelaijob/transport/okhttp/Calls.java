package io.github.cancelaijob.transport.okhttp;

import java.time.Duration;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Makes calls, each of which ends after {@code timeout} by other means than OkHttp's. */
@FunctionalInterface
interface Calls {
  Call newCall(Request request, Duration timeout);

  /** Returns calls of {@code factory}, as they are. */
  static Calls of(Call.Factory factory) {
    return (request, timeout) -> factory.newCall(request);
  }

  /**
   * Returns calls of {@code client}, without its timeouts of single reads and writes where these
   * couldn't go off: each costs a lock that all calls share, and system calls.
   */
  static Calls withTimeoutsThatMatter(OkHttpClient client) {
    OkHttpClient patient =
        client.newBuilder().readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO).build();
    Duration read = timeout(client.readTimeoutMillis());
    Duration write = timeout(client.writeTimeoutMillis());
    Duration sooner = read.compareTo(write) < 0 ? read : write;
    return (request, timeout) ->
        (timeout.compareTo(sooner) <= 0 ? patient : client).newCall(request);
  }

  /** Returns the time that OkHttp's number stands for: 0 is no timeout at all. */
  private static Duration timeout(int millis) {
    return Duration.ofMillis(millis == 0 ? Long.MAX_VALUE : millis);
  }
}
