/** Sends over OkHttp. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.transport.okhttp {
  requires transitive io.github.cancelaijob.core;
  requires transitive okhttp3;
  requires okio;
  // OkHttp 4 is an automatic module, which can't say itself that it needs these.
  requires java.logging;
  requires kotlin.stdlib;
  requires static org.jspecify;

  exports io.github.cancelaijob.transport.okhttp;
}
