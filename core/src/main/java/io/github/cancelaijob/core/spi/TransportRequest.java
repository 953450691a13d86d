package io.github.cancelaijob.core.spi;

import static java.util.Objects.requireNonNull;

import io.github.cancelaijob.core.Endpoint;
import java.net.URI;
import java.time.Duration;

/**
 * One signed request, ready to be sent. Immutable; its text form shows neither headers nor query.
 *
 * <p>Its headers are such as every HTTP stack sends unchanged; the builder refuses others. The host
 * should be in lower case and without the scheme's own port, and the path without dot segments, for
 * stacks differ in what they make of those.
 */
public final class TransportRequest {
  private static final String[] OF_THE_STACK = {
    "Connection", "Content-Length", "Expect", "Host", "Transfer-Encoding", "Upgrade"
  };
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final byte[] NO_BODY = {};
  // What every stack's nanoseconds can count; some hand on the overflow as an ArithmeticException.
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final String method;
  private final String scheme;
  private final String authority;
  private final String target;
  private final Headers headers;
  private final byte[] body;
  private final Duration timeout;
  private final int maxResponseBytes;

  private TransportRequest(Builder builder) {
    this.method = builder.method;
    this.scheme = builder.scheme;
    this.authority = builder.authority;
    this.target = builder.target;
    this.headers = builder.headers.build();
    this.body = builder.body;
    this.timeout = builder.timeout;
    this.maxResponseBytes = builder.maxResponseBytes;
  }

  /**
   * Returns a builder of a request without headers or body, of 30 s and 64 KiB at most.
   *
   * @param method in upper case, such as {@code PUT}
   * @param uri absolute, {@code https} or {@code http}, of ASCII, without user information and
   *     fragment
   */
  public static Builder builder(String method, URI uri) {
    return new Builder(method, uri);
  }

  /**
   * As {@link #builder(String, URI)}, for who sends many requests: it parses no URI.
   *
   * @param target path and perhaps query, of {@code A-Z a-z 0-9 - _ . ~ / ? = &} alone
   */
  public static Builder builder(String method, Endpoint endpoint, String target) {
    return new Builder(method, endpoint, target);
  }

  /** Returns the method, in upper case. */
  public String method() {
    return method;
  }

  /** Returns the absolute URI, made anew, whose raw path and query are sent as they are. */
  public URI uri() {
    return URI.create(scheme + "://" + authority + target);
  }

  /** Returns {@code https} or {@code http}. */
  public String scheme() {
    return scheme;
  }

  /** Returns the host, and the port if the URI has one. */
  public String authority() {
    return authority;
  }

  /** Returns the raw path and, behind a question mark, the raw query if there is one. */
  public String target() {
    return target;
  }

  /** Returns the headers to send besides those that are the HTTP stack's own. */
  public Headers headers() {
    return headers;
  }

  /** Returns a copy of the body; empty if there is none. */
  public byte[] body() {
    return body.length == 0 ? NO_BODY : body.clone();
  }

  /** Returns the time that the whole exchange may take, from the call to the answer's last byte. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns how many bytes of the answer's decoded body are wanted; more is cut off. */
  public int maxResponseBytes() {
    return maxResponseBytes;
  }

  /** Returns method and address, without the query. */
  @Override
  public String toString() {
    String path = target.split("\\?", 2)[0];
    return "TransportRequest[" + method + ' ' + scheme + "://" + authority + path + ']';
  }

  /** Builds a {@link TransportRequest}. Not thread-safe. */
  public static final class Builder {
    private final String method;
    private final String scheme;
    private final String authority;
    private final String target;
    private final Headers.Builder headers = Headers.builder();
    private byte[] body = NO_BODY;
    private Duration timeout = DEFAULT_TIMEOUT;
    private int maxResponseBytes = 64 * 1024;

    private Builder(String method, String scheme, String authority, String target) {
      this.method = requireNonNull(method, "method");
      this.scheme = scheme;
      this.authority = authority;
      this.target = target;
      require(isUpperCase(method), "the method must be letters A-Z, such as PUT");
    }

    private Builder(String method, Endpoint endpoint, String target) {
      this(
          method,
          requireNonNull(endpoint, "endpoint").scheme(),
          endpoint.authority(),
          requireNonNull(target, "target"));
      require(
          isPlain(target),
          "the target must begin with a slash and have A-Z a-z 0-9 - _ . ~ / ? = & alone; pass"
              + " any other as a URI");
    }

    private Builder(String method, URI uri) {
      this(method, requireNonNull(uri, "uri").getScheme(), uri.getRawAuthority(), target(uri));
      require(
          "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()),
          "the URI's scheme must be https or http, in lower case");
      require(
          uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null,
          "the URI must have a host, and neither user information nor a fragment");
      require(
          isVisibleAscii(uri.toString()) && !uri.getRawPath().isEmpty(),
          "the URI must have a path and be all ASCII; escape everything else as UTF-8");
    }

    /**
     * Adds a header.
     *
     * @param name a token of RFC 9110, and none of {@code Connection}, {@code Content-Length},
     *     {@code Expect}, {@code Host}, {@code Transfer-Encoding} and {@code Upgrade}, which are
     *     the stack's own
     * @param value visible ASCII with inner spaces: stacks drop, rewrite or refuse anything else
     */
    public Builder header(String name, String value) {
      require(isToken(name), "a header's name must be a token of RFC 9110");
      if (isOfTheStack(name)) {
        throw new IllegalArgumentException(
            "the HTTP stack itself sends the header " + name + "; leave it out");
      }
      if (!isVisibleAscii(value) || value.startsWith(" ") || value.endsWith(" ")) {
        // The value may be a secret: the message names the header alone.
        throw new IllegalArgumentException(
            "the value of the header " + name + " must be visible ASCII, with spaces only inside");
      }
      headers.add(name, value);
      return this;
    }

    /** Sets the body. */
    public Builder body(byte[] body) {
      this.body = body.clone();
      return this;
    }

    /**
     * Sets the time that the whole exchange may take, which must be positive; 292 years at most.
     */
    public Builder timeout(Duration timeout) {
      require(!timeout.isNegative() && !timeout.isZero(), "the timeout must be positive");
      this.timeout = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
      return this;
    }

    /** Sets how many bytes of the answer's body are wanted, from 0. */
    public Builder maxResponseBytes(int maxResponseBytes) {
      require(maxResponseBytes >= 0, "maxResponseBytes must not be negative");
      this.maxResponseBytes = maxResponseBytes;
      return this;
    }

    /** Returns the request. */
    public TransportRequest build() {
      return new TransportRequest(this);
    }

    private static String target(URI uri) {
      String query = uri.getRawQuery();
      return query == null ? uri.getRawPath() : uri.getRawPath() + '?' + query;
    }

    private static boolean isPlain(String target) {
      for (int i = 0; i < target.length(); i++) {
        int c = target.codePointAt(i);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (c < '0' || c > '9') && "-_.~/?=&".indexOf(c) < 0) {
          return false;
        }
      }
      return target.startsWith("/");
    }

    private static void require(boolean met, String rule) {
      if (!met) {
        throw new IllegalArgumentException(rule);
      }
    }

    private static boolean isUpperCase(String method) {
      for (int i = 0; i < method.length(); i++) {
        int c = method.codePointAt(i);
        if (c < 'A' || c > 'Z') {
          return false;
        }
      }
      return !method.isEmpty();
    }

    private static boolean isOfTheStack(String name) {
      for (String stacks : OF_THE_STACK) {
        if (stacks.equalsIgnoreCase(name)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isVisibleAscii(String text) {
      for (int i = 0; i < text.length(); i++) {
        // Not charAt, of which a loop takes several times as long on Java 25.
        int c = text.codePointAt(i);
        if (c < ' ' || c > '~') {
          return false;
        }
      }
      return !text.isEmpty();
    }

    private static boolean isToken(String name) {
      for (int i = 0; i < name.length(); i++) {
        int c = name.codePointAt(i);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (c <= ' ' || c > '~' || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0)) {
          return false;
        }
      }
      return !name.isEmpty();
    }
  }
}
