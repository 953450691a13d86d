package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Transports that return something other than what was answered. */
final class BrokenAnswers {
  private BrokenAnswers() {}

  @Fails({
    "t21_error_statuses_are_returned",
    "t24_error_body_is_intact",
    "t26_reason_phrase_may_be_empty",
    "t33_503_is_not_retried",
    "t33_503_is_not_retried_at_once",
    "t33_503_is_not_retried_after_seconds",
    "t33_503_is_not_retried_after_a_date",
    "t34_429_is_not_retried",
    "t35_408_is_not_retried",
    "t36_421_is_not_retried",
    "t22_401_without_challenge_is_returned"
  })
  static final class ThrowsOnErrorStatus extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          if (status >= 400) {
            throw new IOException("HTTP " + status);
          }
          return super.response(status, headers, body, maxBytes);
        }
      };
    }
  }

  @Fails({"t39_308_on_the_same_origin_is_returned", "t40_301_to_another_origin_is_returned"})
  static final class ThrowsOnRedirect extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          if (status / 100 == 3) {
            throw new ProtocolException("redirected");
          }
          return super.response(status, headers, body, maxBytes);
        }
      };
    }
  }

  @Fails({
    "t18_length_zero_is_an_empty_body",
    "t19_no_length_and_no_bytes_is_an_empty_body",
    "t20_empty_chunked_body_frees_the_connection",
    "t20_204_frees_the_connection",
    "t28_gzip_without_bytes_is_an_empty_body",
    "t55_send_async_works_or_is_refused"
  })
  static final class ThrowsOnEmptyBody extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          TransportResponse response = super.response(status, headers, body, maxBytes);
          if (response.body().length == 0) {
            throw new ProtocolException("no body");
          }
          return response;
        }
      };
    }
  }

  @Fails({"t19_no_length_is_a_body_until_the_end"})
  static final class WantsALength extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        InputStream body(int status, Headers headers, InputStream in) {
          return endsWithConnection(status, headers)
              ? InputStream.nullInputStream()
              : super.body(status, headers, in);
        }
      };
    }
  }

  @Fails({
    "t20_empty_chunked_body_frees_the_connection",
    "t20_204_frees_the_connection",
    "t38_closed_pooled_connection_is_not_replaced",
    "t38_reset_pooled_connection_is_not_replaced",
    "t48_the_deadline_closes_a_pooled_connection",
    "t52_cancel_true_closes_a_pooled_connection",
    "t52_cancel_false_closes_a_pooled_connection",
    "t62_fifty_errors_lose_no_connection",
    "t63_calls_one_by_one_share_a_connection",
    "t66_a_borrowed_client_outlives_its_transport"
  })
  static final class NeverReusesConnections extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        boolean endsWithConnection(int status, Headers headers) {
          return true;
        }
      };
    }
  }

  @Fails({
    "t21_error_statuses_are_returned",
    "t24_error_body_is_intact",
    "t28_gzip_is_decoded_unasked"
  })
  static final class ReadsAscii extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          byte[] bytes = super.response(status, headers, body, maxBytes).body();
          String text = new String(bytes, StandardCharsets.US_ASCII);
          return TransportResponse.of(status, headers, text.getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }

  @Fails({
    "t24_chunked_error_body_is_intact",
    "t19_no_length_is_a_body_until_the_end",
    "t29_a_body_of_the_limit_is_whole"
  })
  static final class ForgetsTheLastByte extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          byte[] bytes = super.response(status, headers, body, maxBytes).body();
          return TransportResponse.of(
              status, headers, Arrays.copyOf(bytes, Math.max(0, bytes.length - 1)));
        }
      };
    }
  }

  @Fails({
    "t21_error_statuses_are_returned",
    "t25_headers_are_found_in_any_case",
    "t25_repeated_headers_are_all_kept"
  })
  static final class DropsHeaders extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          byte[] bytes = super.response(status, headers, body, maxBytes).body();
          return TransportResponse.of(status, Headers.none(), bytes);
        }
      };
    }
  }

  @Fails({"t25_repeated_headers_are_all_kept"})
  static final class JoinsRepeatedHeaders extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          Headers joined =
              Headers.builder().add("x-many", String.join(", ", headers.all("x-many"))).build();
          return super.response(status, joined, body, maxBytes);
        }
      };
    }
  }

  @Fails({"t26_reason_phrase_may_be_empty", "t26_reason_phrase_may_be_missing"})
  static final class WantsAReasonPhrase extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        int status(String line) throws IOException {
          if (line.length() <= "HTTP/1.1 200 ".length()) {
            throw new ProtocolException("no reason phrase");
          }
          return super.status(line);
        }
      };
    }
  }

  @Fails({
    "t27_a_storm_of_interim_answers_ends_the_call",
    "t44_dripping_interim_answers_end_by_the_deadline",
    "t27_100_is_skipped",
    "t27_102_is_skipped",
    "t27_103_is_skipped",
    "t27_100_and_103_are_skipped"
  })
  static final class ReturnsInterimAnswers extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        boolean isInterim(int status) {
          return false;
        }

        @Override
        InputStream body(int status, Headers headers, InputStream in) {
          return status < 200 ? InputStream.nullInputStream() : super.body(status, headers, in);
        }
      };
    }
  }

  @Fails({
    "t27_100_is_skipped",
    "t27_102_is_skipped",
    "t27_103_is_skipped",
    "t27_100_and_103_are_skipped"
  })
  static final class RefusesInterimAnswers extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        boolean isInterim(int status) {
          if (status < 200) {
            throw new IllegalStateException("state: 3");
          }
          return false;
        }
      };
    }
  }

  @Fails({"t28_gzip_is_decoded_unasked", "t29_the_limit_counts_decoded_bytes"})
  static final class LeavesGzipAsItIs extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          return TransportResponse.of(status, headers, body.readNBytes(maxBytes));
        }
      };
    }
  }

  @Fails({"t28_gzip_is_decoded_unasked"})
  static final class StillSaysGzip extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          byte[] bytes = super.response(status, headers, body, maxBytes).body();
          return TransportResponse.of(status, headers, bytes);
        }
      };
    }
  }
}
