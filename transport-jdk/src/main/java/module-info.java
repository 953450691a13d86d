/** Sends over {@code java.net.http}. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.transport.jdk {
  requires transitive io.github.cancelaijob.core;
  requires transitive java.net.http;
  requires static org.jspecify;

  exports io.github.cancelaijob.transport.jdk;
}
