/** Sends over OkHttp. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.transport.okhttp {
  requires transitive io.github.cancelaijob.core;
  requires transitive okhttp3;
  requires okio;
  requires static kotlin.stdlib;
  requires static org.jspecify;

  exports io.github.cancelaijob.transport.okhttp;
}
