package io.github.cancelaijob.testkit.contract;

import io.github.cancelaijob.core.spi.Headers;
import io.github.cancelaijob.core.spi.TransportException;
import io.github.cancelaijob.core.spi.TransportRequest;
import io.github.cancelaijob.core.spi.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Transports that send something other than what they were given. */
final class BrokenRequests {
  private BrokenRequests() {}

  /** Sends a head that isn't that of the request. */
  abstract static class Rewriting extends RawContract {
    abstract String rewrite(String head);

    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        String head(TransportRequest request) {
          return rewrite(super.head(request));
        }
      };
    }
  }

  @Fails({"t01_request_line_is_exact"})
  static final class SpeaksHttp10 extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace(" HTTP/1.1\r\n", " HTTP/1.0\r\n");
    }
  }

  @Fails({"t01_request_line_is_exact", "t02_a_query_without_value_gets_none"})
  static final class GivesTheQueryAValue extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace("?cancel ", "?cancel= ");
    }
  }

  @Fails({"t03_query_keeps_order_and_escapes", "t04_path_keeps_escapes"})
  static final class NormalizesEscapes extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace("%7e", "~").replace("%7E", "~");
    }
  }

  @Fails({"t05_path_keeps_double_slashes"})
  static final class MergesSlashes extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replaceAll("(?<!:)//", "/");
    }
  }

  @Fails({"t06_empty_body_has_length_zero_once"})
  static final class LeavesOutTheLength extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace("Content-Length: 0\r\n", "");
    }
  }

  @Fails({"t06_empty_body_has_length_zero_once"})
  static final class SendsTheLengthTwice extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace("Content-Length: 0\r\n", "Content-Length: 0\r\n".repeat(2));
    }
  }

  @Fails({"t06_empty_body_has_length_zero_once", "t07_empty_body_has_no_other_framing"})
  static final class ChunksTheEmptyBody extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace("Content-Length: 0", "Transfer-Encoding: chunked") + "0\r\n\r\n";
    }
  }

  @Fails({"t07_empty_body_has_no_other_framing", "t12_no_foreign_header_is_added"})
  static final class AddsContentType extends Rewriting {
    @Override
    String rewrite(String head) {
      return adding(head, "Content-Type: text/plain");
    }
  }

  @Fails({"t07_empty_body_has_no_other_framing"})
  static final class ExpectsContinue extends Rewriting {
    @Override
    String rewrite(String head) {
      return adding(head, "Expect: 100-continue");
    }
  }

  @Fails({"t08_host_is_the_authority_once", "t09_host_has_any_other_port"})
  static final class DropsThePort extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replaceAll("(Host: [^:\r]+):[0-9]+", "$1");
    }
  }

  @Fails({"t09_host_lacks_the_default_port"})
  static final class AddsTheDefaultPort extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace("Host: jobs.invalid\r", "Host: jobs.invalid:80\r");
    }
  }

  @Fails({
    "t10_authorization_arrives_to_the_byte",
    "t11_authorization_arrives_despite_authenticators",
    "t12_headers_arrive_once_with_their_value"
  })
  static final class EscapesAuthorization extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace(";", "%3B");
    }
  }

  @Fails({"t12_headers_arrive_once_with_their_value"})
  static final class CollapsesSpaces extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replace("  ", " ");
    }
  }

  @Fails({"t12_repeated_headers_keep_their_order"})
  static final class JoinsRepeatedHeaders extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replaceAll(
          "x-ci-repeated: b((?s).*)x-ci-repeated: a", "x-ci-repeated: b, a$1x: y");
    }
  }

  @Fails({"t12_date_is_left_out_or_arrives_as_given"})
  static final class SendsItsOwnDate extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replaceAll("Date: .*", "Date: Thu, 01 Jan 1970 00:00:00 GMT");
    }
  }

  @Fails({"t12_no_foreign_header_is_added"})
  static final class AddsTracing extends Rewriting {
    @Override
    String rewrite(String head) {
      return adding(head, "traceparent: 00-0-0-00");
    }
  }

  @Fails({"t13_user_agent_replaces_the_stacks_own"})
  static final class KeepsItsOwnUserAgent extends Rewriting {
    @Override
    String rewrite(String head) {
      return head.replaceAll("User-Agent: .*", "User-Agent: stack/1");
    }
  }

  @Fails({"t14_no_upgrade_is_asked_for"})
  static final class AsksForHttp2 extends Rewriting {
    @Override
    String rewrite(String head) {
      return adding(
          head, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABk");
    }
  }

  @Fails({
    "t23_407_of_a_tunnel_ends_the_call",
    "t71_a_tunnel_carries_the_request",
    "t71_a_refused_tunnel_sends_nothing",
    "t71_a_proxy_gets_its_credentials_and_nobody_else"
  })
  static final class SignsTheTunnel extends RawContract {
    @Override
    public RawClient client(ClientSettings settings) {
      return new RawClient(settings) {
        @Override
        RawConnection newConnection(String origin) {
          return new RawConnection(origin) {
            @Override
            String connectHead(String authority, String field) {
              return adding(super.connectHead(authority, field), "Authorization: FAKE");
            }
          };
        }
      };
    }
  }

  @Fails({"t15_cookies_are_not_kept"})
  static final class KeepsCookies extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        private @Nullable String cookie;

        @Override
        String head(TransportRequest request) {
          String head = super.head(request);
          return cookie == null ? head : adding(head, "Cookie: " + cookie);
        }

        @Override
        Headers headers(InputStream in) throws IOException {
          Headers headers = super.headers(in);
          cookie = headers.first("Set-Cookie").orElse(null);
          return headers;
        }
      };
    }
  }

  @Fails({"t17_a_body_arrives_with_its_length"})
  static final class ForgetsTheBody extends RawContract {
    @Override
    RawTransport raw(RawClient client) {
      return new RawTransport(client) {
        @Override
        public TransportResponse send(TransportRequest request) throws TransportException {
          return super.send(Resending.copy(request, request.uri()).build());
        }
      };
    }
  }

  private static String adding(String head, String... fields) {
    return head.substring(0, head.length() - 2) + String.join("\r\n", fields) + "\r\n\r\n";
  }
}
