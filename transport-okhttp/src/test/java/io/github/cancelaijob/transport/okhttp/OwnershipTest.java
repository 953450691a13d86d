package io.github.cancelaijob.transport.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cancelaijob.core.JobId;
import io.github.cancelaijob.core.spi.HttpTransport;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.testkit.CiSimulator;
import io.github.cancelaijob.testkit.CiSimulatorExtension;
import java.util.concurrent.ExecutionException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever creates closes. */
@ExtendWith(CiSimulatorExtension.class)
class OwnershipTest {
  @Test
  void a_borrowed_client_stays_open(CiSimulator ci) throws Exception {
    HttpTransport transport = OkHttpTransport.using(new OkHttpClient());
    transport.close();

    // Unsigned, so refused, by a server that must have been reached for that.
    assertThat(transport.send(request(ci)).status()).isEqualTo(401);
  }

  @Test
  void an_owned_client_is_closed_for_good(CiSimulator ci) throws Exception {
    HttpTransport transport = OkHttpTransport.create();
    assertThat(transport.send(request(ci)).status()).isEqualTo(401);
    assertThat(transport.sendAsync(request(ci)).get().status()).isEqualTo(401);

    transport.close();
    transport.close();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> transport.send(request(ci)))
        .satisfies(OwnershipTest::isClosed);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> transport.sendAsync(request(ci)).get())
        .satisfies(e -> isClosed((TransportException) e.getCause()));
    assertThat(ci.requests()).hasSize(2);
  }

  private static void isClosed(TransportException e) {
    assertThat(e.kind()).isEqualTo(Kind.CLOSED);
    assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
  }

  private static TransportRequest request(CiSimulator ci) {
    return TransportRequest.builder("PUT", ci.endpoint().cancelUri(JobId.of("a1"))).build();
  }
}
