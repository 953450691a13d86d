package io.github.cancelaijob.core.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipResponseTest {
  private static final byte[] HELLO = gzip("hello".getBytes(US_ASCII));

  @ParameterizedTest
  @CsvSource({"6, hello, false", "5, hello, false", "4, hell, true", "0, '', true"})
  void is_cut_by_its_decoded_length(int max, String kept, boolean truncated) throws IOException {
    TransportResponse response = read(new ByteArrayInputStream(HELLO), max);

    assertThat(response.body()).asString(US_ASCII).isEqualTo(kept);
    assertThat(response.truncated()).isEqualTo(truncated);
  }

  @ParameterizedTest
  @ValueSource(ints = {4095, 4096, 4097, 8192, 65_536})
  void is_whole_at_the_limit_and_at_every_buffers_end(int length) throws IOException {
    byte[] content = new byte[length];
    new Random(1).nextBytes(content);
    byte[] encoded = gzip(content);

    TransportResponse whole = read(new ByteArrayInputStream(encoded), length);
    TransportResponse cut = read(new ByteArrayInputStream(encoded), length - 1);

    assertThat(whole.body()).isEqualTo(content);
    assertThat(whole.truncated()).isFalse();
    assertThat(cut.body()).isEqualTo(Arrays.copyOf(content, length - 1));
    assertThat(cut.truncated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "GZip"})
  void no_longer_says_that_it_is_encoded(String encoding) throws IOException {
    Headers headers =
        Headers.builder()
            .add("content-ENCODING", encoding)
            .add("Content-Length", "25")
            .add("x-ci-request-id", "r")
            .build();

    TransportResponse response =
        TransportResponse.read(200, headers, new ByteArrayInputStream(HELLO), 10);

    assertThat(response.body()).asString(US_ASCII).isEqualTo("hello");
    assertThat(response.headers()).hasToString("Headers[x-ci-request-id]");
  }

  @Test
  void is_left_alone_without_the_header() throws IOException {
    TransportResponse response =
        TransportResponse.read(200, Headers.none(), new ByteArrayInputStream(HELLO), 1000);

    assertThat(response.body()).isEqualTo(HELLO);
  }

  @Test
  void may_be_empty() throws IOException {
    TransportResponse response = read(InputStream.nullInputStream(), 10);

    assertThat(response.body()).isEmpty();
    assertThat(response.truncated()).isFalse();
  }

  @Test
  void of_a_bomb_takes_no_more_than_it_keeps() throws IOException {
    byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
    ByteArrayInputStream wire = new ByteArrayInputStream(bomb);

    TransportResponse response = read(wire, 100);

    assertThat(response.body()).hasSize(100);
    assertThat(response.truncated()).isTrue();
    assertThat(bomb.length - wire.available()).isLessThan(1024);
  }

  @Test
  void cut_anywhere_keeps_what_was_decoded() throws IOException {
    for (int length = 1; length < HELLO.length; length++) {
      TransportResponse response =
          read(new ByteArrayInputStream(Arrays.copyOf(HELLO, length)), 100);

      assertThat("hello").as("cut at %d", length).startsWith(new String(response.body(), US_ASCII));
      assertThat(response.truncated()).as("cut at %d", length).isTrue();
    }
  }

  @Test
  void that_is_none_is_a_body_of_which_nothing_is_kept() throws IOException {
    TransportResponse response = read(new ByteArrayInputStream("<Error/>".getBytes(US_ASCII)), 100);

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body()).isEmpty();
    assertThat(response.truncated()).isTrue();
  }

  @Test
  void with_broken_bits_never_throws() throws IOException {
    byte[] content = gzip("hello, hello, hello".repeat(50).getBytes(US_ASCII));
    for (int bit = 0; bit < content.length * 8; bit++) {
      byte[] broken = content.clone();
      broken[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(read(new ByteArrayInputStream(broken), 100).body().length).isBetween(0, 100);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 10, 15})
  void whose_connection_is_lost_is_no_answer(int length) {
    IOException lost = new EOFException("connection lost");

    assertThatThrownBy(() -> read(new Failing(Arrays.copyOf(HELLO, length), lost), 100))
        .isSameAs(lost);
  }

  private static TransportResponse read(InputStream body, int max) throws IOException {
    Headers headers = Headers.builder().add("Content-Encoding", "gzip").build();
    return TransportResponse.read(403, headers, body, max);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(encoded)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return encoded.toByteArray();
  }
}
