package io.github.cancelaijob.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.wire.WireConnection;
import io.github.cancelaijob.testkit.wire.WireRequest;
import io.github.cancelaijob.testkit.wire.WireServer;
import java.io.IOException;
import java.net.URI;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AtMostOnceTest {
  /** A part of OkHttp's buffer: when it is full, it leaves. */
  private static final int SEGMENT = 8192;

  @Test
  void a_head_that_fills_the_buffer_is_not_sent_again() throws Exception {
    try (WireServer server = WireServer.start((request, connection) -> connection.close())) {
      HttpTransport transport = through(AtMostOnceTest::tryTwice);
      int rest = headLength("");
      String token = "t".repeat(2 * SEGMENT - rest);
      assertThat(headLength(token)).isEqualTo(2 * SEGMENT);

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> transport.send(request(server.port(), token)))
          .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.MAYBE_SENT));

      assertThat(server.drain())
          .singleElement()
          .satisfies(sent -> assertThat(sent.head()).hasSize(2 * SEGMENT));
    }
  }

  @Test
  void another_request_in_its_place_is_not_sent() throws Exception {
    try (WireServer server = WireServer.start(AtMostOnceTest::answer)) {
      HttpTransport transport =
          through(chain -> chain.proceed(new Request.Builder().url(chain.request().url()).build()));

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> transport.send(request(server.port(), "t")))
          .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
      assertThat(server.drain()).isEmpty();
    }
  }

  @Test
  void an_interceptor_may_add_to_it() throws Exception {
    try (WireServer server = WireServer.start(AtMostOnceTest::answer)) {
      HttpTransport transport =
          through(
              chain ->
                  chain.proceed(chain.request().newBuilder().header("traceparent", "00").build()));

      assertThat(transport.send(request(server.port(), "t")).status()).isEqualTo(200);
      assertThat(server.drain().get(0).header("traceparent")).containsExactly("00");
    }
  }

  private static HttpTransport through(Interceptor interceptor) {
    return OkHttpTransport.using(new OkHttpClient.Builder().addInterceptor(interceptor).build());
  }

  private static Response tryTwice(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      return chain.proceed(chain.request());
    }
  }

  private static int headLength(String token) throws Exception {
    try (WireServer server = WireServer.start(AtMostOnceTest::answer);
        HttpTransport transport = OkHttpTransport.create()) {
      transport.send(request(server.port(), token));
      return server.requests().get(0).head().length();
    }
  }

  private static void answer(WireRequest request, WireConnection connection) throws IOException {
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  }

  private static TransportRequest request(int port, String token) {
    return TransportRequest.builder(
            "PUT", URI.create("http://127.0.0.1:" + port + "/ai_jobs/a1?cancel"))
        .header("Authorization", "q-signature=fake")
        .header("x-ci-security-token", token + "fake")
        .build();
  }
}
