package io.github.cancelaijob.transport.apache;

import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.URI;
import java.time.Duration;

/** Requests to this machine. */
final class Cancel {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private Cancel() {}

  static TransportRequest within(Duration timeout, int port) {
    return TransportRequest.builder(
            "PUT", URI.create("http://127.0.0.1:" + port + "/ai_jobs/a1?cancel"))
        .timeout(timeout)
        .build();
  }

  static TransportRequest with(String token, int port) {
    return TransportRequest.builder(
            "PUT", URI.create("http://127.0.0.1:" + port + "/ai_jobs/a1?cancel"))
        .header("x-ci-security-token", token)
        .build();
  }
}
