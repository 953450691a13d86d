package io.github.cancelaijob.core;

import io.github.cancelaijob.core.spi.Credentials;
import io.github.cancelaijob.core.spi.HttpTransport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/** Clients over doubles, and what the tests know about them. */
final class Clients {
  static final JobId JOB = JobId.of("a8d121820f5e411ec926ef19d53ba9c6f");
  static final String HOST = "examplebucket-1250000000.ci.ap-beijing.myqcloud.com";
  static final Instant NOW = Instant.parse("2019-05-06T06:45:51Z");
  static final String KEY = "FAKE/KEY+\"1\"<2>";
  static final String TOKEN = "FAKE/TOKEN+a=b~c*d&e\\f%g'h";
  static final Credentials PERMANENT = Credentials.of("AKIDFAKE", KEY);
  static final Credentials TEMPORARY = Credentials.of("AKIDFAKE", KEY, TOKEN);

  private Clients() {}

  static CancelAIJobClient.Builder builder(HttpTransport transport) {
    return CancelAIJobClient.builder()
        .bucket("examplebucket-1250000000")
        .region("ap-beijing")
        .credentials(TEMPORARY)
        .signer(new RecordingSigner())
        .transport(transport)
        .retryPolicy(RetryPolicy.none())
        .time(new FakeTime(NOW));
  }

  /** Returns a builder of a client with the default policy, whose waits {@code time} spends. */
  static CancelAIJobClient.Builder retrying(HttpTransport transport, FakeTime time) {
    return builder(transport).retryPolicy(RetryPolicy.defaults()).time(time);
  }

  static CancelAIJob client(HttpTransport transport) {
    return builder(transport).build();
  }

  static String stackTraceOf(Throwable t) {
    StringWriter text = new StringWriter();
    t.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
