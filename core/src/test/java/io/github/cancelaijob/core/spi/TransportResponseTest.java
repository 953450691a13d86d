package io.github.cancelaijob.core.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportResponseTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0, '', false",
    "'', 5, '', false",
    "abcde, 6, abcde, false",
    "abcde, 5, abcde, false",
    "abcde, 4, abcd, true",
    "abcde, 1, a, true",
    "abcde, 0, '', true"
  })
  void is_cut_only_behind_its_limit(String body, int max, String kept, boolean truncated)
      throws IOException {
    TransportResponse response = read(new ByteArrayInputStream(body.getBytes(US_ASCII)), max);

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body()).asString(US_ASCII).isEqualTo(kept);
    assertThat(response.truncated()).isEqualTo(truncated);
  }

  @Test
  void takes_one_byte_more_than_its_limit_and_no_other() throws IOException {
    Endless endless = new Endless();

    TransportResponse response = read(endless, 1000);

    assertThat(response.body()).hasSize(1000);
    assertThat(response.truncated()).isTrue();
    assertThat(endless.taken).isEqualTo(1001);
    assertThat(endless.closed).isFalse();
  }

  @Test
  void asks_for_nothing_behind_that_byte_not_even_for_no_byte() throws IOException {
    IOException blocks = new IOException("a read of no bytes waits until there is one");

    assertThat(read(new Failing(new byte[] {1, 2, 3}, blocks), 2).truncated()).isTrue();
  }

  @Test
  void passes_on_what_the_stream_throws() {
    IOException lost = new IOException("lost");

    assertThatThrownBy(() -> read(new Failing(new byte[] {1, 2, 3}, lost), 10)).isSameAs(lost);
  }

  @Test
  void keeps_its_headers() throws IOException {
    Headers headers = Headers.builder().add("Content-Length", "0").build();

    assertThat(TransportResponse.read(200, headers, InputStream.nullInputStream(), 1).headers())
        .isSameAs(headers);
  }

  @Test
  void shares_no_array() {
    byte[] body = {1, 2};
    TransportResponse response = TransportResponse.of(500, Headers.none(), body);

    body[0] = 9;
    response.body()[1] = 9;

    assertThat(response.body()).containsExactly(1, 2);
    assertThat(response.truncated()).isFalse();
  }

  @Test
  void shows_no_header_value_and_no_body() throws IOException {
    Headers headers = Headers.builder().add("Set-Cookie", "FAKESECRET").build();
    byte[] body = "FAKEBODY".getBytes(US_ASCII);

    assertThat(TransportResponse.of(200, headers, body))
        .hasToString("TransportResponse[200, Headers[Set-Cookie], 8 bytes]");
    assertThat(TransportResponse.read(403, headers, new ByteArrayInputStream(body), 4))
        .hasToString("TransportResponse[403, Headers[Set-Cookie], 4 bytes, truncated]");
  }

  private static TransportResponse read(InputStream body, int max) throws IOException {
    return TransportResponse.read(403, Headers.none(), body, max);
  }

  private static final class Endless extends InputStream {
    private int taken;
    private boolean closed;

    @Override
    public int read() {
      taken++;
      return 'x';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      taken += length;
      return length;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
