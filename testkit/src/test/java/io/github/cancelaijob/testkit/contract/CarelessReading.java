package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportException.Delivery;
import io.github.cancelaijob.core.spi.TransportException.Kind;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Transports that are careless with answers that are too long, cut off or no HTTP. */
final class CarelessReading {
  private CarelessReading() {}

  @Fails({"t29_a_body_over_the_limit_is_cut", "t29_the_limit_counts_decoded_bytes"})
  static final class IgnoresTheLimit extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          return super.response(status, headers, body, Integer.MAX_VALUE);
        }
      };
    }
  }

  @Fails({
    "t29_a_body_of_the_limit_is_whole",
    "t29_a_body_over_the_limit_is_cut",
    "t29_the_limit_counts_decoded_bytes"
  })
  static final class StopsShortOfTheLimit extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          return super.response(status, headers, body, maxBytes - 1);
        }
      };
    }
  }

  @Fails({
    "t29_a_body_over_the_limit_is_cut",
    "t29_the_limit_counts_decoded_bytes",
    "t30_an_endless_body_is_cut",
    "t29_a_body_of_4_gib_is_cut",
    "t29_the_rest_of_a_cut_body_isnt_awaited"
  })
  static final class HidesTheCut extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          TransportResponse cut = super.response(status, headers, body, maxBytes);
          return TransportResponse.of(status, headers, cut.body());
        }
      };
    }
  }

  @Fails({"t29_the_rest_of_a_cut_body_isnt_awaited"})
  static final class ReadsTheRestOnClose extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        private InputStream rest = InputStream.nullInputStream();

        @Override
        TransportResponse response(int status, Headers headers, InputStream body, int maxBytes)
            throws IOException {
          rest = body;
          return super.response(status, headers, body, maxBytes);
        }

        @Override
        void cut(RawConnection connection) {
          // Kept for the next request.
        }

        @Override
        public void close() {
          try {
            rest.transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          super.close();
        }
      };
    }
  }

  @Fails({
    "t31_a_cut_body_is_a_lost_connection",
    "t31_a_body_that_never_came_is_a_lost_connection",
    "t31_a_cut_chunk_is_a_lost_connection",
    "t31_a_missing_last_chunk_is_a_lost_connection",
    "t31_a_cut_gzip_body_is_a_lost_connection",
    "t31_a_missing_gzip_chunk_is_a_lost_connection",
    "t31_a_reset_in_the_body_is_a_lost_connection",
    "t29_a_body_of_4_gib_that_ends_is_a_lost_connection"
  })
  static final class TakesWhatCame extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        InputStream body(int status, Headers headers, InputStream in) {
          return new FilterInputStream(super.body(status, headers, in)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
              try {
                return super.read(bytes, offset, length);
              } catch (IOException e) {
                return -1;
              }
            }
          };
        }
      };
    }
  }

  @Fails({"t29_a_body_of_4_gib_is_cut", "t29_a_body_of_4_gib_that_ends_is_a_lost_connection"})
  static final class CountsInInts extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        InputStream body(int status, Headers headers, InputStream in) {
          headers.first("content-length").ifPresent(Integer::parseInt);
          return super.body(status, headers, in);
        }
      };
    }
  }

  @Fails({"t31_a_cut_head_is_a_lost_connection"})
  static final class TakesHalfAHead extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        Headers headers(InputStream in) {
          try {
            return super.headers(in);
          } catch (IOException e) {
            return Headers.none();
          }
        }
      };
    }
  }

  @Fails({
    "t32_a_garbage_status_line_is_a_protocol_error",
    "t32_a_garbage_status_is_a_protocol_error"
  })
  static final class TakesGarbage extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        int status(String line) {
          return 200;
        }
      };
    }
  }

  @Fails({"t32_oversized_headers_end_the_call"})
  static final class HasAnUndeclaredLimit extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        Headers headers(InputStream in) throws IOException {
          Headers headers = super.headers(in);
          if (headers.first("x-long").isPresent()) {
            throw new IOException("too long");
          }
          return headers;
        }
      };
    }
  }

  @Fails({
    "t29_a_body_of_4_gib_that_ends_is_a_lost_connection",
    "t31_a_reset_in_the_head_is_a_lost_connection",
    "t31_a_reset_in_the_body_is_a_lost_connection",
    "t42_no_answer_ends_by_the_deadline",
    "t42_half_a_status_line_ends_by_the_deadline",
    "t42_half_a_head_ends_by_the_deadline",
    "t43_a_body_that_stalls_ends_by_the_deadline",
    "t43_a_chunk_that_stalls_ends_by_the_deadline",
    "t44_a_dripping_body_ends_by_the_deadline",
    "t44_dripping_headers_end_by_the_deadline",
    "t44_dripping_interim_answers_end_by_the_deadline",
    "t44_headers_without_end_end_by_the_deadline",
    "t48_the_only_connection_is_free_after_a_deadline",
    "t62_fifty_failures_lose_no_connection",
    "t69_a_lost_tls_connection_is_told",
    "t45_a_connection_that_isnt_taken_ends_unsent",
    "t46_a_handshake_that_stalls_ends_unsent",
    "t47_a_pool_without_a_free_connection_ends_unsent",
    "t49_interrupted_before_sends_nothing",
    "t55_a_future_that_failed_stays_failed",
    "t56_a_refused_connection",
    "t56_a_refused_tls_connection",
    "t57_an_unknown_host",
    "t58_a_certificate_that_nobody_trusts",
    "t58_a_certificate_for_another_name",
    "t58_a_certificate_whose_time_is_over",
    "t59_a_server_without_tls",
    "t59_a_server_that_resets_the_handshake",
    "t59_a_server_that_closes_the_handshake",
    "t67_an_owned_client_is_closed_for_good",
    "t69_a_missing_certificate_ends_the_call",
    "t31_a_cut_body_is_a_lost_connection",
    "t31_a_body_that_never_came_is_a_lost_connection",
    "t31_a_cut_chunk_is_a_lost_connection",
    "t31_a_missing_last_chunk_is_a_lost_connection",
    "t31_a_cut_gzip_body_is_a_lost_connection",
    "t31_a_missing_gzip_chunk_is_a_lost_connection",
    "t31_a_cut_head_is_a_lost_connection",
    "t32_a_garbage_status_line_is_a_protocol_error",
    "t32_a_garbage_status_is_a_protocol_error",
    "t37_closed_fresh_connection_is_not_replaced",
    "t37_reset_fresh_connection_is_not_replaced",
    "t38_closed_pooled_connection_is_not_replaced",
    "t38_reset_pooled_connection_is_not_replaced"
  })
  static final class CallsEverythingOther extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          try {
            return super.send(request);
          } catch (TransportException e) {
            throw new TransportException(Kind.OTHER, e.delivery(), "no answer", e);
          }
        }
      };
    }
  }

  @Fails({
    "t29_a_body_of_4_gib_that_ends_is_a_lost_connection",
    "t31_a_reset_in_the_head_is_a_lost_connection",
    "t31_a_reset_in_the_body_is_a_lost_connection",
    "t42_no_answer_ends_by_the_deadline",
    "t42_half_a_status_line_ends_by_the_deadline",
    "t42_half_a_head_ends_by_the_deadline",
    "t43_a_body_that_stalls_ends_by_the_deadline",
    "t43_a_chunk_that_stalls_ends_by_the_deadline",
    "t44_a_dripping_body_ends_by_the_deadline",
    "t44_dripping_headers_end_by_the_deadline",
    "t44_dripping_interim_answers_end_by_the_deadline",
    "t44_headers_without_end_end_by_the_deadline",
    "t48_the_only_connection_is_free_after_a_deadline",
    "t62_fifty_failures_lose_no_connection",
    "t69_a_lost_tls_connection_is_told",
    "t31_a_cut_body_is_a_lost_connection",
    "t31_a_body_that_never_came_is_a_lost_connection",
    "t31_a_cut_chunk_is_a_lost_connection",
    "t31_a_missing_last_chunk_is_a_lost_connection",
    "t31_a_cut_gzip_body_is_a_lost_connection",
    "t31_a_missing_gzip_chunk_is_a_lost_connection",
    "t31_a_cut_head_is_a_lost_connection",
    "t32_a_garbage_status_line_is_a_protocol_error",
    "t32_a_garbage_status_is_a_protocol_error",
    "t37_closed_fresh_connection_is_not_replaced",
    "t37_reset_fresh_connection_is_not_replaced",
    "t38_closed_pooled_connection_is_not_replaced",
    "t38_reset_pooled_connection_is_not_replaced"
  })
  static final class SaysNothingWasSent extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          try {
            return super.send(request);
          } catch (TransportException e) {
            throw new TransportException(e.kind(), Delivery.NOT_SENT, "no answer", e);
          }
        }
      };
    }
  }
}
