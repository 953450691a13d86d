/** Sends over Apache HttpClient 5. */
@org.jspecify.annotations.NullMarked
module io.github.cancelaijob.transport.apache {
  requires transitive io.github.cancelaijob.core;
  requires transitive org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  // HttpClient 5 is an automatic module, which can't say itself that it needs these.
  requires java.naming;
  requires jdk.net;
  requires static org.jspecify;

  exports io.github.cancelaijob.transport.apache;
}
