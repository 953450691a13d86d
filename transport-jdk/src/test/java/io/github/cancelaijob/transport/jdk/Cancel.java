package io.github.cancelaijob.transport.jdk;

import io.github.cancelaijob.core.spi.TransportRequest;
import java.net.URI;
import java.time.Duration;

/** Requests to this machine. */
final class Cancel {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private Cancel() {}

  static TransportRequest.Builder unsigned(String scheme, int port) {
    return TransportRequest.builder(
            "PUT", URI.create(scheme + "://127.0.0.1:" + port + "/ai_jobs/a1?cancel"))
        .timeout(Duration.ofSeconds(10));
  }

  static TransportRequest.Builder signed(String scheme, int port) {
    return unsigned(scheme, port).header("Authorization", "q-signature=fake");
  }
}
