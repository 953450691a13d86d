package io.github.cancelaijob.transport.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;

/** Ends a client where the JDK can, from Java 21 on; this library is compiled against Java 11. */
final class Shutdown {
  private Shutdown() {}

  static void now(HttpClient client) {
    try {
      MethodHandle shutdownNow =
          MethodHandles.publicLookup()
              .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class));
      shutdownNow.invokeExact(client);
    } catch (NoSuchMethodException e) {
      // Before Java 21: the client's selector thread ends once nobody refers to the client.
    } catch (Throwable e) {
      throw new IllegalStateException("the HttpClient could not be shut down", e);
    }
  }
}
